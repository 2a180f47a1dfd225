import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/lib/imports/headings.ts';

describe('the first row of a list', () => {
  it.each([
    ['email', 0, []],
    ['E-Mail', 0, []],
    ['E-mail address,Name', 0, [1]],
    ['Full name,Mail', 1, [0]],
    ['Address,Name', 0, [1]],
    ['Postal address,Work email,Name', 1, [2]],
    ['Prénom,Nom,Courriel', 2, [0, 1]],
    ['Last name,First name,Email', 2, [1, 0]],
    ['Name,First name,Last name,Email', 3, [0]],
    ['Surname,Email', 1, [0]],
    ['Nombre,Apellidos,Correo electrónico', 2, [0, 1]],
  ])('"%s": the addresses stand in column %i, the names in %j', (row, email, names) => {
    expect(columnsOf(row.split(','))).toEqual({ email, names, headed: true });
  });

  it('is a person when an address stands in it', () => {
    expect(columnsOf(['', 'Ada', 'ada@example.org'])).toEqual({
      email: 2,
      names: [1],
      headed: false,
    });
  });

  it.each([['id,name'], ['mailing list'], ['ada@localhost,Ada'], ['']])(
    'does not tell where addresses are: "%s"',
    (row) => {
      expect(columnsOf(row.split(','))).toBeNull();
    },
  );
});
