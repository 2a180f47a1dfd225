export interface Person {
  name: string;
  email: string;
  role: 'student' | 'teacher' | 'admin';
  timeZone: string;
  /** Who this is in the story, for the list of accounts. */
  note: string;
}

const person = (
  name: string,
  timeZone: string,
  note: string,
  role: Person['role'] = 'student',
): Person => ({ name, email: `${name.toLowerCase()}@campus.example`, role, timeZone, note });

export const PEOPLE = {
  amara: person('Amara', 'Africa/Lagos', 'is in Spring, two lessons done'),
  ben: person('Ben', 'Europe/London', 'left Spring'),
  chidi: person('Chidi', 'Africa/Lagos', 'waits for a seat in Spring'),
  dana: person('Dana', 'Europe/Berlin', 'teaches Spring only', 'teacher'),
  esi: person('Esi', 'Africa/Accra', 'teaches Pilot, Autumn and Winter', 'teacher'),
  femi: person('Femi', 'America/New_York', 'runs the campus', 'admin'),
  gift: person('Gift', 'Africa/Johannesburg', 'pauses Spring'),
  hana: person('Hana', 'Asia/Tokyo', 'is new, in no cohort'),
  ines: person('Ines', 'Europe/Lisbon', 'is in Spring, and Winter comes next'),
  jonas: person('Jonas', 'Europe/Berlin', 'is in Spring and in Autumn'),
  kofi: person('Kofi', 'Africa/Accra', 'is in Spring, has a question nobody answered'),
  lina: person('Lina', 'Europe/Madrid', 'finished Pilot, is in Spring'),
  mateo: person('Mateo', 'America/Bogota', 'is in Spring, and in a course at his own pace'),
  noor: person('Noor', 'Asia/Karachi', 'has a seat in Autumn'),
  olu: person('Olu', 'America/Chicago', 'finished Pilot'),
  petra: person('Petra', 'Europe/Prague', 'was in Pilot and did not finish'),
} satisfies Record<string, Person>;

export type PersonKey = keyof typeof PEOPLE;

/** The people whose accounts are shown at the end of a start: one for each thing to try. */
export const SHOWN: PersonKey[] = ['hana', 'amara', 'gift', 'dana', 'esi', 'femi'];
