import type postgres from 'postgres';
import { patiently } from '../patiently.ts';
import { functionTexts, type Made } from './made.ts';

// Before anything is exported, the tables of the cohort system are closed: nobody's statement writes to them any more,
// and what the older tables' triggers wrote there beside falls silent. What deletions of people and courses take with
// them still goes, so no statement on an older table ever fails. How far a rollback is stands in the database, as the
// comment on the trigger's function.

const closing = 'private.closed_for_rollback';

/** A rollback that began and has not ended. */
export type Underway = {
  id: string;
  /** Where its export is, once that is complete; from then on it can only go on. */
  folder: string | null;
};

export async function readUnderway(
  sql: postgres.Sql | postgres.TransactionSql,
): Promise<Underway | null> {
  const [row] = await sql`
    select obj_description(to_regprocedure(${`${closing}()`}), 'pg_proc') as note`;
  return row!['note'] ? (JSON.parse(row!['note'] as string) as Underway) : null;
}

export async function noteUnderway(
  sql: postgres.Sql | postgres.TransactionSql,
  underway: Underway,
): Promise<void> {
  const [row] = await sql`select quote_literal(${JSON.stringify(underway)}) as note`;
  await sql.unsafe(`comment on function ${closing}() is ${row!['note'] as string}`);
}

/** Closes `tables`. May be repeated. */
export async function close(sql: postgres.Sql, made: Made, underway: Underway): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(`
      create or replace function ${closing}() returns trigger
      language plpgsql set search_path = '' as $$
      begin
        raise exception 'the cohorts are being put away: they can be read, not changed' using errcode = '25006';
      end;
      $$`);
    await noteUnderway(tx, underway);
  });
  for (const table of await tablesThere(sql, made)) {
    await patiently(sql, '100ms', (tx) =>
      tx.unsafe(`
        create or replace trigger closed_for_rollback before insert or update or delete on ${table}
        for each row when (pg_trigger_depth() = 0) execute function ${closing}()`),
    );
  }
  await sql.begin(async (tx) => {
    for (const { name, attributes } of await triggerFunctions(tx, made)) {
      await tx.unsafe(`
        create or replace function ${name}() returns trigger
        language plpgsql ${attributes} set search_path = '' as $$ begin return coalesce(new, old); end; $$`);
    }
  });
}

/** Opens the tables again, as long as nothing is dropped. The functions first: that waits for nobody. */
export async function reopen(sql: postgres.Sql, made: Made): Promise<void> {
  const texts = functionTexts();
  await sql.begin(async (tx) => {
    await tx.unsafe(`
      create or replace function ${closing}() returns trigger
      language plpgsql set search_path = '' as $$ begin return coalesce(new, old); end; $$`);
    for (const { name } of await triggerFunctions(tx, made)) await tx.unsafe(texts.get(name)!);
  });
  for (const table of await tablesThere(sql, made)) {
    await patiently(sql, '100ms', (tx) =>
      tx.unsafe(`drop trigger if exists closed_for_rollback on ${table}`),
    );
  }
  await sql.unsafe(`drop function if exists ${closing}()`);
}

async function tablesThere(sql: postgres.Sql, made: Made): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from unnest(${made.tables}::text[]) with ordinality as t (name, place)
    where to_regclass(name) is not null order by place`;
  return rows.map((row) => row.name);
}

/** The functions of 001 that triggers of older tables call. */
function triggerFunctions(tx: postgres.TransactionSql, made: Made) {
  return tx<{ name: string; attributes: string }[]>`
    select distinct n.nspname || '.' || f.proname as name,
      case when f.prosecdef then 'security definer' else '' end as attributes
    from pg_trigger t
    join pg_proc f on f.oid = t.tgfoid
    join pg_namespace n on n.oid = f.pronamespace
    where not t.tgisinternal and n.nspname || '.' || f.proname = any (${made.functions})
      and not t.tgrelid = any (
        select to_regclass(name) from unnest(${made.tables}::text[]) as t (name) where to_regclass(name) is not null)
    order by 1`;
}
