import type postgres from 'postgres';
import { alone, type Say } from '../alone.ts';
import { readParts } from '../export/parts.ts';
import { readMade } from './made.ts';

/** Tells in numbers what a rollback of the campus at `url` would write down and drop. Changes nothing. */
export async function foreseeRollBack(url: string, say: Say): Promise<void> {
  const made = readMade();
  await alone(url, async (sql) => {
    say('A rollback writes down and drops:');
    for (const part of await readParts(sql, made)) {
      const [row] = await sql.unsafe(
        `select count(*)::int as n from ${part.table} where ${part.where}`,
      );
      const what = part.isWhole
        ? 'rows, and the table'
        : `rows that say something in ${part.columns.filter((c) => !part.key.includes(c)).join(', ')}, and these columns`;
      say(`  ${part.table}: ${(row!['n'] as number).toLocaleString('en')} ${what}`);
    }
    const [there] = await count(sql, made.functions, made.versions);
    say(
      `  ${there!.functions} functions, ${made.triggers.length} triggers and ${made.indexes.length} indexes of older tables, ` +
        `${made.views.length} view, the notes of ${there!.versions} migrations`,
    );
    say(`  ${made.rewritten.size} functions get their older text again`);
  });
}

const count = (sql: postgres.Sql, functions: string[], versions: string[]) => sql<
  { functions: number; versions: number }[]
>`
  select (select count(*) from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      where n.nspname || '.' || f.proname = any (${functions}))::int as functions,
    (select count(*) from supabase_migrations.schema_migrations
      where version = any (${versions}))::int as versions`;
