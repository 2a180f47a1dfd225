import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { erdDocument, erdFile } from '../../scripts/docs/erd.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const owner = () => stage.db.owner;

test('docs/erd.md is what the migrations say; if not: npm run db:docs', async () => {
  expect(await erdDocument(owner())).toBe(readFileSync(erdFile, 'utf8'));
});

describe('the diagrams of the tables', () => {
  // The grammar of Mermaid's erDiagram, as far as we use it.
  const lines = [
    /^ {2}[a-z_]+ \{$/,
    /^ {4}[a-z]+ [a-z_][a-z0-9_]*( (PK|FK|UK)(, (PK|FK|UK))*)?( "[^"]+")?$/,
    /^ {2}\}$/,
    /^ {2}[a-z_]+ (\|o|\|\|)--(o\||o\{) [a-z_]+ : "[^"]+"$/,
  ];
  const diagrams = async () =>
    [...(await erdDocument(owner())).matchAll(/```mermaid\nerDiagram\n(.*?)\n```/gs)].map(
      ([, text]) => text!,
    );

  test('hold only lines that Mermaid understands', async () => {
    const odd = (await diagrams())
      .flatMap((text) => text.split('\n'))
      .filter((line) => !lines.some((form) => form.test(line)));
    expect(odd).toEqual([]);
  });

  test('show every table once, and every foreign key', async () => {
    const all = (await diagrams()).join('\n');
    const [count] = await owner()`
      select count(*) filter (where contype = 'f')::int as keys, count(distinct conrelid)::int as tables
      from pg_constraint where connamespace = 'public'::regnamespace`;
    expect(all.match(/--/g)).toHaveLength(count!['keys'] as number);
    expect(all.match(/\{$/gm)).toHaveLength((count!['tables'] as number) + 1); // and the view
  });

  test('tell a person’s one record from their many seats, and who may be missing', async () => {
    const all = (await diagrams()).join('\n');
    expect(all).toContain('people |o--o| applications : "user_id, cascade"');
    expect(all).toContain('people ||--o{ cohort_enrollments : "user_id, cascade"');
    expect(all).toContain('people |o--o{ lesson_discussions : "user_id, set null"');
  });

  test('have a place for every table, or say which has none', () =>
    stage.play(async (scene) => {
      await scene.owner`create table public.attic (id bigint primary key)`;
      await expect(erdDocument(scene.owner)).rejects.toThrow('no place for attic');
    }));
});

test('docs/api.md explains every code of our own that a function raises, and no other', async () => {
  const api = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const explained = [...api.matchAll(/^\| `(C4\d\d\d)` /gm)].map(([, code]) => code);
  const raised = await owner()`
    select distinct code[1] as code from pg_proc p
    cross join lateral regexp_matches(p.prosrc, 'errcode = ''(C4...)''', 'g') as code order by 1`;
  expect(explained).toEqual(raised.map((row) => row['code']));
});
