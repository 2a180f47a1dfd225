import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessDocument } from '../../../scripts/docs/access.ts';
import { openStage } from '../stage.ts';
import { cellsOfFunction } from './calls.ts';
import { addable, cellsOf, changeable, columnsOf } from './cells.ts';
import { functions } from './functions/all.ts';
import { relations } from './relations/all.ts';

// What has no rule is not tested, so nothing may be without one. The functions of schema private, which the API does
// not expose, stand in tests/sql/privileges.txt.
const stage = openStage();
const list = async (query: string) =>
  (await stage.db.owner.unsafe(query).values()).map(([word]) => String(word));
const relationsOf = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f')`;
const isOurs = `not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

test('every table and view has rules, and no rule speaks of one that is gone', async () => {
  const found = await list(
    `select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname from ${relationsOf}`,
  );
  expect(relations.map(({ name }) => name).toSorted()).toEqual(found.toSorted());
});

for (const relation of relations) {
  test(`every column of ${relation.name} has a rule`, async () => {
    const columns = (more = '') =>
      list(`select attname from pg_attribute
        where attrelid = '${relation.name}'::regclass and attnum > 0 and not attisdropped ${more}`);
    expect(columnsOf(relation).toSorted()).toEqual((await columns()).toSorted());
    expect(relation.always ? [relation.always] : []).toEqual(
      await columns(`and (attidentity = 'a' or attgenerated = 's')`),
    );
  });

  test(`what people may bring along and write in ${relation.name} is what is granted`, async () => {
    const granted = (verb: string) =>
      list(`select a.attname from pg_attribute a
        where a.attrelid = '${relation.name}'::regclass and a.attnum > 0 and not a.attisdropped
          and has_column_privilege('authenticated', a.attrelid, a.attnum, '${verb}')`);
    expect((await granted('insert')).toSorted()).toEqual(addable(relation).toSorted());
    expect((await granted('update')).toSorted()).toEqual(changeable(relation).toSorted());
  });
}

test('every function of the API has rules', async () => {
  const found = await list(
    `select p.oid::regprocedure from pg_proc p where pronamespace = 'public'::regnamespace and ${isOurs}`,
  );
  expect(functions.map(({ signature }) => signature).toSorted()).toEqual(found.toSorted());
});

// A door whose body refuses as well would hide that it stands open.
for (const [role, callers] of [
  ['anon', ['everybody']],
  ['authenticated', ['everybody', 'people']],
] as const) {
  test(`${role} may execute those functions of the API that the rules name`, async () => {
    const found = await list(`select p.oid::regprocedure from pg_proc p
      where pronamespace = 'public'::regnamespace and ${isOurs} and has_function_privilege('${role}', p.oid, 'execute')`);
    const named = functions.filter(({ may }) => (callers as readonly string[]).includes(may));
    expect(named.map(({ signature }) => signature).toSorted()).toEqual(found.toSorted());
  });
}

test('docs/access.md says what the rules say: npm run db:docs', async () => {
  const kept = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');
  expect(kept).toBe(await accessDocument());
});

test('no cell is counted twice', () => {
  for (const cells of [...relations.map(cellsOf), ...functions.map(cellsOfFunction)]) {
    const told = cells.map(({ step, state, what }) => `${step.who} ${state.words} ${what}`);
    expect(told.filter((cell, n) => told.indexOf(cell) !== n)).toEqual([]);
  }
});
