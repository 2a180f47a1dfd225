import type postgres from 'postgres';
import { Problem } from '../../../supabase/local/problem.ts';
import type { Say } from '../alone.ts';
import { patiently } from '../patiently.ts';
import type { Made, OfTable } from './made.ts';

// Each older table is locked for itself, for the moment of one statement; whoever holds it longer than this goes first.
const moment = '100ms';

type BeforeColumns = (tx: postgres.TransactionSql, table: string) => Promise<void>;

/** Takes everything of 001 off the older tables. `beforeColumns` runs under the lock that the dropping holds. */
export async function clearOlderTables(
  sql: postgres.Sql,
  made: Made,
  beforeColumns: BeforeColumns,
): Promise<void> {
  for (const [table, triggers] of byTable(made.triggers)) {
    await patiently(sql, moment, (tx) => dropTriggers(tx, table, triggers));
  }
  for (const [table, policies] of byTable(made.policies)) {
    await patiently(sql, moment, async (tx) => {
      for (const { name, older } of policies) {
        await tx.unsafe(`drop policy if exists "${name}" on ${table}`);
        if (older) await tx.unsafe(older);
      }
    });
  }
  // Waits for transactions that still use the index, without keeping anybody from the table.
  await sql`select set_config('lock_timeout', '60s', false)`;
  for (const { name, table } of made.indexes) {
    await sql.unsafe(`drop index concurrently if exists ${table.split('.')[0]}.${name}`);
  }
  await sql`select set_config('lock_timeout', '0', false)`;
  for (const [table, columns] of byTable(made.columns)) {
    await patiently(sql, moment, async (tx) => {
      await tx.unsafe(`lock table ${table} in access exclusive mode`);
      const there = await tx<{ name: string }[]>`
        select attname::text as name from pg_attribute
        where attrelid = to_regclass(${table}) and not attisdropped
          and attname = any (${columns.map(({ name }) => name)})`;
      if (there.length === 0) return;
      await beforeColumns(tx, table);
      await tx.unsafe(
        `alter table ${table} ${there.map(({ name }) => `drop column ${name}`).join(', ')}`,
      );
    });
  }
}

async function dropTriggers(tx: postgres.TransactionSql, table: string, triggers: OfTable[]) {
  const [owner] = await tx`
    select pg_has_role(relowner, 'usage') as mine from pg_class where oid = to_regclass(${table})`;
  if (owner?.['mine']) {
    for (const { name } of triggers) await tx.unsafe(`drop trigger if exists ${name} on ${table}`);
    return;
  }
  // On a table of Auth's only Auth drops a trigger; but it goes with its function, which is ours.
  const functions = await tx<{ name: string }[]>`
    select distinct t.tgfoid::regprocedure::text as name from pg_trigger t
    where t.tgrelid = to_regclass(${table}) and t.tgname = any (${triggers.map((t) => t.name)})`;
  for (const { name } of functions) await tx.unsafe(`drop function ${name} cascade`);
}

/** Drops the cohort system's own tables and functions, and the notes that its migrations were applied. */
export async function dropCohorts(sql: postgres.Sql, made: Made, say: Say): Promise<void> {
  const links = await sql<{ table: string; name: string }[]>`
    select format('%I.%I', n.nspname, r.relname) as table, c.conname as name
    from pg_constraint c
    join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
    where c.contype = 'f' and ${among(sql, made.tables, sql`c.conrelid`)}
      and not ${among(sql, made.tables, sql`c.confrelid`)}
    order by 1, 2`;
  for (const { table, name } of links) {
    await patiently(sql, moment, (tx) =>
      tx.unsafe(`alter table ${table} drop constraint "${name}"`),
    );
  }
  say('  cohort tables cut from the older ones');
  await refuseOthers(sql, made);
  // Nobody on an older table waits for these any more.
  await patiently(sql, '900ms', (tx) => dropAll(tx, made));
}

/** In an order that nothing depends on what is dropped: no cascade, so nothing goes that is not ours. */
async function dropAll(tx: postgres.TransactionSql, made: Made): Promise<void> {
  // The last ones first: a statement locks the table it writes to before those that its policies ask.
  for (const table of made.tables.toReversed()) {
    const [row] = await tx`select to_regclass(${table}) is not null as there`;
    if (row!['there']) await tx.unsafe(`lock table ${table} in access exclusive mode`);
  }
  const there = await tx<{ kind: 'policy' | 'trigger'; name: string; table: string }[]>`
    select 'policy' as kind, polname as name, polrelid::regclass::text as table from pg_policy
    where ${among(tx, made.tables, tx`polrelid`)}
    union all
    select 'trigger', tgname, tgrelid::regclass::text from pg_trigger
    where not tgisinternal and ${among(tx, made.tables, tx`tgrelid`)}`;
  for (const { kind, name, table } of there) await tx.unsafe(`drop ${kind} "${name}" on ${table}`);
  const functions = await tx<{ name: string }[]>`
    select f.oid::regprocedure::text as name from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname || '.' || f.proname = any (${[...made.functions, 'private.closed_for_rollback']})`;
  if (functions.length > 0) {
    await tx.unsafe(`drop function ${functions.map(({ name }) => name).join(', ')}`);
  }
  for (const type of made.types) await tx.unsafe(`drop type if exists ${type}`);
  for (const view of made.views) await tx.unsafe(`drop materialized view if exists ${view}`);
  await tx.unsafe(`drop table if exists ${made.tables.join(', ')}`);
  for (const type of made.types) await tx.unsafe(`drop type if exists ${type}`);
  await tx`delete from supabase_migrations.schema_migrations where version = any (${made.versions})`;
  const [cron] = await tx`select to_regclass('cron.job') is not null as there`;
  if (cron!['there'])
    await tx`select cron.unschedule(jobid) from cron.job where jobname = 'campus-jobs'`;
}

/** A view that somebody built on the cohort tables is not ours to drop. */
export async function refuseOthers(sql: postgres.Sql, made: Made): Promise<void> {
  const views = await sql<{ name: string }[]>`
    select distinct r.ev_class::regclass::text as name
    from pg_depend d join pg_rewrite r on r.oid = d.objid
    where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
      and ${among(sql, [...made.tables, ...made.views], sql`d.refobjid`)}
      and not ${among(sql, made.views, sql`r.ev_class`)}`;
  if (views.length > 0) {
    throw new Problem(
      `These views are built on the cohort tables and are not the campus's: ${views.map((v) => v.name).join(', ')}. Drop them, and run this again.`,
    );
  }
}

/** Whether an oid is that of one of the tables that are there. */
function among(
  sql: postgres.Sql | postgres.TransactionSql,
  tables: string[],
  oid: postgres.PendingQuery<postgres.Row[]>,
) {
  return sql`${oid} in (
    select to_regclass(name)::oid from unnest(${tables}::text[]) as t (name) where to_regclass(name) is not null)`;
}

const byTable = <Thing extends OfTable>(things: Thing[]) =>
  Map.groupBy(things, ({ table }) => table);
