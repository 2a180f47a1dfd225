import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { timed } from '../../../support/say.ts';
import { checkCounters } from './check.ts';
import type { Shape } from './size.ts';

const steps = [
  'people',
  'courses',
  'cohorts',
  'seats',
  'progress',
  'talk',
  'forums',
  'enrollments',
];

/**
 * Fills a migrated, empty database. Triggers rest meanwhile, so what they would compute is computed by the files
 * themselves; a sample is compared with what private.recount() makes of it.
 *
 * @param url for a superuser, who may put triggers to rest
 */
export async function buildCampus(url: string, shape: Shape): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    await sql.unsafe(preparation(shape));
    for (const step of steps) {
      const text = readFileSync(new URL(`${step}.sql`, import.meta.url), 'utf8');
      await timed(`  ${step}`, () => sql.unsafe(text));
    }
    await timed('  indexes', () => sql.unsafe(indexing()));
    await timed('  vacuum, analyze', () => sql.unsafe('vacuum (analyze, freeze)'));
    await timed('  roster view', () =>
      sql.unsafe('refresh materialized view public.student_roster_view'),
    );
    await sql.unsafe('analyze public.student_roster_view; checkpoint');
  } finally {
    await sql.end();
  }
  await timed('  counters as a recount gives them', () => checkCounters(url));
}

const filled = `'auth.users', 'public.applications', 'public.lesson_progress', 'public.lesson_discussions',
  'public.forum_replies', 'public.cohort_enrollments'`;

/** A number between 0 and 1, an element of a list, a person: the same ones for the same n at every size. */
function preparation(shape: Shape): string {
  const settings = Object.entries(shape).map(([name, n]) => `set bench.${name} = ${n};`);
  return `${settings.join('\n')}
    set session_replication_role = replica;
    set work_mem = '256MB';
    set maintenance_work_mem = '512MB';
    create function pg_temp.chance(n bigint, salt int) returns float8 language sql immutable as $$
      select (hashint8extended(n, salt) & 1048575) / 1048576.0::float8 $$;
    create function pg_temp.choose(n bigint, salt int, list text[]) returns text language sql immutable as $$
      select list[1 + floor(pg_temp.chance(n, salt) * cardinality(list))::int] $$;
    create function pg_temp.person(role text, n bigint) returns uuid language sql immutable as $$
      select md5(role || ' ' || n)::uuid $$;
    create function pg_temp.fate(person uuid) returns float8 language sql immutable as $$
      select (uuid_hash(person) & 1048575) / 1048576.0::float8 $$;
    -- Indexes that are not ready are not written to; building them afterwards takes half the time.
    update pg_index set indisready = false where indrelid = any (array[${filled}]::regclass[]);`;
}

/** Builds the indexes that rested, and lets the next rows have ids after the last ones. */
function indexing(): string {
  return `do $$
    declare
      t record;
    begin
      for t in select unnest(array[${filled}]::regclass[]) as name loop
        execute format('reindex table %s', t.name);
      end loop;
      for t in
        select c.table_name as name, pg_get_serial_sequence('public.' || c.table_name, 'id') as sequence
        from information_schema.columns c
        where c.table_schema = 'public' and c.column_name = 'id' and c.is_identity = 'YES'
      loop
        execute format('select setval(%L, coalesce(max(id), 1)) from public.%I', t.sequence, t.name);
      end loop;
    end $$;`;
}
