import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type postgres from 'postgres';
import type { WrittenPart } from '../../../scripts/migrations/export/manifest.ts';
import { slicesOf } from '../../../scripts/migrations/restore-cohorts/slices.ts';
import { staged } from '../../../scripts/migrations/restore-cohorts/staged.ts';
import { connectAsOwner } from '../../../scripts/support/owner.ts';
import { openCampus } from './campus.ts';

const campus = openCampus();
const part: WrittenPart = {
  name: 'words',
  table: 'public.words',
  isWhole: false,
  columns: ['id', 'word', 'said'],
  key: ['id'],
  where: '',
  file: 'words.csv',
  rows: 5,
  sha256: '',
  lastId: null,
};
let sql: postgres.Sql;

beforeAll(async () => {
  // One connection, as the command has: the table is temporary.
  sql = await connectAsOwner(campus.db.url);
  await sql.unsafe(`create table ${staged(part)} (id bigint, word text, said boolean)`);
});
afterAll(() => sql.end());

async function slices(text: string, rows?: number): Promise<unknown[][]> {
  const folder = campus.folder('slices');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, part.file), text);
  const found: unknown[][] = [];
  for await (const _ of slicesOf(sql, folder, part, rows)) {
    const held = await sql.unsafe(`select word from ${staged(part)} order by id`);
    found.push(held.map((row) => row['word'] as unknown));
  }
  return found;
}

const header = 'id,word,said\n';
const five = `${header}1,"two\nlines, ""quoted"" and\n",t\n2,,f\n3,"",t\n4,\\N,\n5,ü 漢 🌱,t\n`;
const words = ['two\nlines, "quoted" and\n', null, '', '\\N', 'ü 漢 🌱'];

test.each([
  [1, 5],
  [2, 3],
  [4, 2],
  [5, 1],
  [undefined, 1],
])('in slices of %s every row comes once, whole and in its order', async (rows, count) => {
  const found = await slices(five, rows);
  expect(found).toHaveLength(count);
  expect(found.flat()).toEqual(words);
});

test('a file without rows has no slice', async () => {
  expect(await slices(header)).toEqual([]);
});

test('a value that this database writes otherwise is a Problem, and a broken file is not passed over', async () => {
  await expect(slices(`${header}1,a,t\n2,b,yes\n`, 1)).rejects.toThrow(
    'words.csv was read otherwise than it was written.',
  );
  await expect(slices(`${header}1,"a,t\n`)).rejects.toThrow('Quote');
  await expect(slices(`${header}1,a\n`)).rejects.toThrow();
});
