import { describe, expect, it } from 'vitest';
import { findDatabase } from '../../../scripts/oulad/database.ts';
import { readOptions } from '../../../scripts/oulad/options.ts';

const usual = { today: '2026-11-22', out: 'oulad' };

describe('the words of the command', () => {
  it('need no more than a folder', () => {
    expect(readOptions(['data'], usual)).toEqual({
      folder: 'data',
      only: [],
      out: 'oulad',
      today: '2026-11-22',
      teacher: null,
      empty: false,
      createUsersAnywhere: false,
    });
  });

  it.each([
    [[], 'Say one folder'],
    [['one', 'two'], 'Say one folder'],
    [['data', '--today', 'tomorrow'], '"tomorrow" is not a day'],
    [['data', '--everything'], '--everything'],
  ])('%j are refused', (words, sentence) => {
    expect(() => readOptions(words, usual)).toThrow(sentence);
  });
});

describe('the database', () => {
  const nowhere = '/no/such/folder';
  const elsewhere = { DATABASE_URL: 'postgres://db.example/postgres' };
  const encrypted = 'postgres://db.example/postgres?sslmode=require';

  it('has to be running', async () => {
    await expect(
      findDatabase({}, nowhere, { empty: false, createUsersAnywhere: false }),
    ).rejects.toThrow('not running');
  });

  it('elsewhere gets no accounts unless somebody means it', async () => {
    const refusal = findDatabase(elsewhere, nowhere, { empty: false, createUsersAnywhere: false });
    await expect(refusal).rejects.toThrow('--yes-create-users');
    const meant = findDatabase(elsewhere, nowhere, { empty: false, createUsersAnywhere: true });
    await expect(meant).resolves.toBe(encrypted);
    const empty = findDatabase(elsewhere, nowhere, { empty: true, createUsersAnywhere: false });
    await expect(empty).resolves.toBe(encrypted);
  });
});
