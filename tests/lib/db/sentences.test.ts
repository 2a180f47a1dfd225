import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sentences } from '../../../src/lib/db/sentences.ts';

const root = new URL('../../../', import.meta.url);

/** Everything that can refuse: the migrations, and the app without its sentences. */
const refusers = ['supabase/migrations', 'src']
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(sql|ts)$/.test(file) && !file.endsWith('sentences.ts'))
      .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
  )
  .join('\n');

/** What only other clients of the API can bring about; docs/api.md tells them. */
const OF_OTHER_CLIENTS = ['C4071', 'C4072'];

test('every code of ours that has a sentence is raised somewhere', () => {
  const codes = Object.keys(sentences).filter((code) => /^C\d{4}$/.test(code));
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !refusers.includes(`'${code}'`))).toEqual([]);
});

test('every code that the database raises has a sentence', () => {
  const raised = refusers.matchAll(/errcode = '(C\d{4})'/g).map(([, code]) => code!);
  const mute = new Set([...raised].filter((code) => !Object.hasOwn(sentences, code)));
  expect([...mute].toSorted()).toEqual(OF_OTHER_CLIENTS);
});
