import { expect, it } from 'vitest';
import { keptName } from '../../../src/lib/imports/file-name.ts';

it.each([
  ['people.csv', 'people.csv'],
  ['C:\\lists\\people.csv', 'people.csv'],
  ['../../etc/people.csv', 'people.csv'],
  ['peo\u0000ple\n.csv', 'people.csv'],
  ['', 'list.csv'],
  ['lists/', 'list.csv'],
])('%j is kept as %s', (given, kept) => {
  expect(keptName(given)).toBe(kept);
});

it('is kept at a length that the database takes, without half a character', () => {
  const kept = keptName(`${'🦉'.repeat(300)}.csv`);
  expect([...kept]).toHaveLength(255);
  expect(kept.isWellFormed()).toBe(true);
  expect(keptName('\uD83E.csv').isWellFormed()).toBe(true);
});
