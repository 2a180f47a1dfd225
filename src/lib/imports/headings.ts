/** Which column of a list holds what. */
export interface Columns {
  email: number;
  /** Joined by a space: one column, or the first and the last name; empty when there is none. */
  names: number[];
  /** Whether the first row is a row of headings. */
  headed: boolean;
}

const EMAIL = [
  'email',
  'mail',
  'emailaddress',
  'mailaddress',
  'emailadresse',
  'mailadresse',
  'courriel',
  'correo',
  'correoelectronico',
];
const WEAK_EMAIL = ['address', 'adresse'];
const FULL_NAME = ['fullname', 'displayname', 'studentname', 'participantname', 'nameofstudent'];
const NAME = ['name', 'student', 'participant', 'person', 'nombre'];
const FIRST_NAME = [
  'firstname',
  'givenname',
  'givennames',
  'forename',
  'first',
  'vorname',
  'prenom',
];
const LAST_NAME = [
  'lastname',
  'surname',
  'familyname',
  'last',
  'nachname',
  'familienname',
  'nom',
  'apellido',
  'apellidos',
];

/**
 * Finds the columns by the first row: by its headings in any common spelling or, when an address stands in it,
 * by that address. Null when neither tells where the addresses are.
 */
export function columnsOf(first: readonly string[]): Columns | null {
  const address = first.findIndex(looksLikeAddress);
  if (address !== -1) {
    const name = first.findIndex((cell, place) => place !== address && cell.trim() !== '');
    return { email: address, names: present(name), headed: false };
  }
  const words = first.map(letters);
  const place = (known: readonly string[]) => words.findIndex((word) => known.includes(word));
  const email = [
    place(EMAIL),
    words.findIndex((word) => word.includes('email')),
    place(WEAK_EMAIL),
  ].find((found) => found !== -1);
  return email === undefined ? null : { email, names: nameColumns(place), headed: true };
}

function nameColumns(place: (known: readonly string[]) => number): number[] {
  const [full, name, first, last] = [FULL_NAME, NAME, FIRST_NAME, LAST_NAME].map(place) as [
    number,
    number,
    number,
    number,
  ];
  if (full !== -1) return [full];
  if (name !== -1 && first !== -1 && last !== -1) return [name];
  // "Vorname, Name" and "Name, Surname": beside half a name, `name` is the other half.
  if (first !== -1) return [first, ...present(last === -1 ? name : last)];
  return [...present(name), ...present(last)];
}

const present = (place: number) => (place === -1 ? [] : [place]);

/** As in private.judge_import, which decides in the end. */
function looksLikeAddress(cell: string): boolean {
  return /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/.test(cell.trim());
}

/** "E-Mail Address" → "emailaddress", "Prénom" → "prenom" */
function letters(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
