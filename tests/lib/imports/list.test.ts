import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROWS, readList, type ListRow } from '../../../src/lib/imports/list.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function rowsIn(file: string | Uint8Array): ListRow[] {
  const list = readList(typeof file === 'string' ? bytes(file) : file);
  if ('problem' in list) throw new Error(list.problem);
  return list.rows;
}

function problemIn(file: string | Uint8Array): string {
  const list = readList(typeof file === 'string' ? bytes(file) : file);
  return 'problem' in list ? list.problem : `no problem, ${list.rows.length} rows`;
}

const ada = { email: 'ada@example.org', name: 'Ada Lovelace' };
const ben = { email: 'ben@example.org', name: 'Ben' };

describe('a list of people', () => {
  it('holds the 1,938 registrations of a real presentation, each with its line', () => {
    const file = new URL('../../data/oulad/registrations-DDD-2013J.csv', import.meta.url);
    const rows = rowsIn(readFileSync(file));
    expect(rows).toHaveLength(1938);
    expect(rows[0]).toEqual({
      line: 2,
      email: 'student-3733@oulad.example',
      name: 'Student 3733',
    });
    expect(rows.at(-1)?.line).toBe(1939);
    expect(new Set(rows.map(({ email }) => email)).size).toBe(1938);
  });

  it.each([
    ['commas', 'name,email\nAda Lovelace,ada@example.org\n'],
    ['semicolons', 'name;email\nAda Lovelace;ada@example.org\n'],
    ['tabs', 'name\temail\nAda Lovelace\tada@example.org\n'],
    ['a mark of UTF-8 in front', '\uFEFFname,email\nAda Lovelace,ada@example.org\n'],
    ['line ends of Windows', 'name,email\r\nAda Lovelace,ada@example.org\r\n'],
    ['line ends of old Macs', 'name,email\rAda Lovelace,ada@example.org\r'],
    ['no line end at the end', 'name,email\nAda Lovelace,ada@example.org'],
    ['quotation marks', '"name","email"\n"Ada Lovelace","ada@example.org"\n'],
    ['spaces around everything', ' name , email \n  Ada   Lovelace ,  ada@example.org \n'],
    ['columns that nobody asked for', 'id,name,x,email\n7,Ada Lovelace,,ada@example.org\n'],
    ['a first and a last name', 'First name,Last name,E-Mail\nAda,Lovelace,ada@example.org\n'],
    ['a name and a surname', 'Name;Surname;Mail\nAda;Lovelace;ada@example.org\n'],
    ['Vorname and Name', 'Name;Vorname;E-Mail-Adresse\nLovelace;Ada;ada@example.org\n'],
  ])('is read with %s', (_, file) => {
    expect(rowsIn(file)).toEqual([{ line: 2, ...ada }]);
  });

  it('needs no headings when its first line holds an address', () => {
    expect(rowsIn('Ada Lovelace,ada@example.org\nBen,ben@example.org')).toEqual([
      { line: 1, ...ada },
      { line: 2, ...ben },
    ]);
    expect(rowsIn('ben@example.org\nada@example.org').map(({ email }) => email)).toEqual([
      'ben@example.org',
      'ada@example.org',
    ]);
  });

  it('keeps a comma inside a name when semicolons stand between the columns', () => {
    expect(rowsIn('Lovelace, Ada;ada@example.org')).toEqual([
      { line: 1, email: 'ada@example.org', name: 'Lovelace, Ada' },
    ]);
  });

  it('counts lines as an editor does, over empty lines and line ends in quotation marks', () => {
    const file = 'name,email\n\n"Ada\nLovelace",ada@example.org\n,,\n\nBen,ben@example.org\n';
    expect(rowsIn(file)).toEqual([
      { line: 3, ...ada },
      { line: 7, ...ben },
    ]);
  });

  it('keeps letters of Western Europe that a spreadsheet wrote in Windows-1252', () => {
    expect(rowsIn(latin('name;email\nZo\xEB M\xFCller;zoe@example.org'))[0]?.name).toBe(
      'Zoë Müller',
    );
  });

  it('reads what a spreadsheet calls Unicode text (UTF-16)', () => {
    const text = '\uFEFFname\temail\nŁukasz\tlukasz@example.org';
    const words = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
    expect(rowsIn(new Uint8Array(words.buffer))[0]?.name).toBe('Łukasz');
  });

  it('keeps a row whose address is missing or wrong, for the plan to say so', () => {
    expect(rowsIn('name,email\nBen,\n,nowhere\n')).toEqual([
      { line: 2, email: '', name: 'Ben' },
      { line: 3, email: 'nowhere', name: '' },
    ]);
  });

  it('survives rows that are too short, too long, or quote in the middle', () => {
    expect(rowsIn('name,email\nBen\nBen,ben@example.org,x,y\nO"Brien,ob@example.org\n')).toEqual([
      { line: 2, email: '', name: 'Ben' },
      { line: 3, ...ben },
      { line: 4, email: 'ob@example.org', name: 'O"Brien' },
    ]);
  });

  it('cuts a cell that has no end, and never through a character', () => {
    const [row] = rowsIn(`name,email\n${'🦉'.repeat(400)},ben@example.org`);
    expect([...(row?.name ?? '')]).toHaveLength(300);
    expect(row?.name.isWellFormed()).toBe(true);
  });

  it('takes 20,000 people and no more', () => {
    const people = (n: number) => `email\n${'a@example.org\n'.repeat(n)}`;
    expect(rowsIn(people(MOST_ROWS))).toHaveLength(20_000);
    expect(problemIn(people(MOST_ROWS + 1))).toContain('more than 20,000 people');
  });
});

describe('a file that is no list', () => {
  it.each([
    ['nothing', '', 'This file is empty.'],
    ['blank lines', ' \n\r\n\t\n', 'This file is empty.'],
    ['headings alone', 'name,email\n', 'headings and nobody below'],
    ['no addresses', 'first,second\na,b\n', 'The first line reads: first,second'],
    ['a picture', latin('\x89PNG\r\n\x1A\n\0\0\0\rIHDR'), 'This is not a CSV file.'],
    ['a workbook', latin('PK\x03\x04\x14\0\x06\0'), 'This is a workbook'],
    [
      'a lost quotation mark',
      'name,email\nAda,a@b.org\n"Ben,b@b.org\nC,c@b.org',
      'begins in line 3',
    ],
    ['text after a quotation mark', 'name,email\n"Ada" x,a@b.org', 'begins in line 2'],
    ['a row without an end', `name,email\n"${'x'.repeat(200_000)}`, 'begins in line 2'],
  ])('is refused in a sentence: %s', (_, file, sentence) => {
    expect(problemIn(file)).toContain(sentence);
  });

  it('never breaks anything, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
        const list = readList(file);
        return 'problem' in list ? list.problem.length > 0 : list.rows.length > 0;
      }),
    );
  });

  it('never breaks anything that looks like a list', () => {
    const piece = fc.constantFrom(
      'a@b.org',
      'email',
      'name',
      ',',
      ';',
      '\t',
      '"',
      '\n',
      '\r',
      ' ',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const list = readList(bytes(pieces.join('')));
        if ('problem' in list) return list.problem.length > 0;
        const lines = list.rows.map(({ line }) => line);
        return lines.length > 0 && lines.every((line, at) => at === 0 || line > lines[at - 1]!);
      }),
      { numRuns: 500 },
    );
  });
});
