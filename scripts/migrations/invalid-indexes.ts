import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import type { Say } from './alone.ts';
import { every } from './every.ts';
import type { MigrationFile } from './files.ts';

/** The indexes, as schema.name, that these files build beside the traffic. */
export function concurrentIndexes(files: MigrationFile[]): string[] {
  const built =
    /create (?:unique )?index concurrently (?:if not exists )?(\w+) on (?:(\w+)\.)?\w+/gi;
  return files
    .filter((file) => file.isConcurrent)
    .flatMap(({ text }) =>
      [...text.matchAll(built)].map(([, name, schema]) => `${schema ?? 'public'}.${name}`),
    );
}

/**
 * Drops those of `indexes` that an interrupted build left invalid: their files say "if not exists", so they would
 * stay so. Gives the names of the dropped. An invalid index serves no query, so nobody misses it. One that a push
 * which was killed is still building is waited for: its statement goes on in the database.
 */
export async function dropInvalid(
  sql: postgres.Sql,
  indexes: string[],
  say: Say = () => {},
): Promise<string[]> {
  const tell = every(2000, say);
  for (let names; (names = await beingBuilt(sql, indexes)).length > 0; await pause(200)) {
    tell(() => `An earlier push is still building ${names.join(', ')}; waiting for it to end.`);
  }
  const invalid = await sql<{ name: string }[]>`
    select i.indexrelid::regclass::text as name
    from pg_catalog.pg_index i
    where not i.indisvalid and i.indexrelid in (select to_regclass(n) from unnest(${indexes}::text[]) as n)`;
  for (const { name } of invalid) await sql.unsafe(`drop index concurrently if exists ${name}`);
  return invalid.map(({ name }) => name);
}

async function beingBuilt(sql: postgres.Sql, indexes: string[]): Promise<string[]> {
  const builds = await sql<{ name: string }[]>`
    select p.index_relid::regclass::text as name
    from pg_catalog.pg_stat_progress_create_index p
    where p.datname = current_database()
      and p.index_relid in (select to_regclass(n) from unnest(${indexes}::text[]) as n)`;
  return builds.map(({ name }) => name);
}
