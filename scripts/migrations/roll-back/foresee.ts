import type postgres from 'postgres';
import { alone, type Say } from '../alone.ts';
import { readParts } from '../export/parts.ts';
import { readMade, type Made, type OfTable } from './made.ts';

/**
 * Tells in numbers what a rollback of the campus at `url` would write down and drop, and whether there is anything.
 * Changes nothing.
 */
export async function foreseeRollBack(url: string, say: Say): Promise<boolean> {
  const made = readMade();
  return alone(url, async (sql) => {
    const parts = await readParts(sql, made);
    const there = await count(sql, made);
    if (parts.length === 0 && Object.values(there).every((n) => n === 0)) {
      say('This campus has no cohort system: there is nothing to roll back.');
      return false;
    }
    say('A rollback writes down and drops:');
    for (const part of parts) {
      const [row] = await sql.unsafe(
        `select count(*)::int as n from ${part.table} where ${part.where}`,
      );
      const what = part.isWhole
        ? 'rows, and the table'
        : `rows that say something in ${part.columns.filter((c) => !part.key.includes(c)).join(', ')}, and these columns`;
      say(`  ${part.table}: ${(row!['n'] as number).toLocaleString('en')} ${what}`);
    }
    say(
      `  ${there.functions} functions, ${there.triggers} triggers and ${there.indexes} indexes of older tables, ` +
        `${there.views} view, the notes of ${there.versions} migrations`,
    );
    say(`  ${made.rewritten.size} functions get their older text again`);
    return true;
  });
}

type There = Record<'functions' | 'triggers' | 'indexes' | 'views' | 'versions', number>;

/** How much of what 001 made is there. */
async function count(sql: postgres.Sql, made: Made): Promise<There> {
  const names = ({ name }: OfTable) => name;
  const tables = ({ table }: OfTable) => table;
  const [there] = await sql<[There]>`
    select (select count(*) from pg_proc f join pg_namespace n on n.oid = f.pronamespace
        where n.nspname || '.' || f.proname = any (${made.functions}))::int as functions,
      (select count(*) from pg_trigger g
        join unnest(${made.triggers.map(names)}::text[], ${made.triggers.map(tables)}::text[]) as t (name, place)
          on g.tgname = t.name and g.tgrelid = to_regclass(t.place))::int as triggers,
      (select count(*) from pg_index i join pg_class c on c.oid = i.indexrelid
        join unnest(${made.indexes.map(names)}::text[], ${made.indexes.map(tables)}::text[]) as t (name, place)
          on c.relname = t.name and i.indrelid = to_regclass(t.place))::int as indexes,
      (select count(*) from unnest(${made.views}::text[]) as v where to_regclass(v) is not null)::int as views,
      (select count(*) from supabase_migrations.schema_migrations
        where version = any (${made.versions}))::int as versions`;
  return there;
}
