import postgres from 'postgres';
import { idOf, studying, type Size } from './size.ts';

/** What the older tables hold in columns of their own, of people who do not study during the rehearsal. */
export type Fingerprint = Record<string, { columns: string[]; rows: string; sum: string }>;

const tables = ['applications', 'courses', 'modules', 'lessons', 'enrollments', 'lesson_progress'];

/** With `columns` of an earlier fingerprint these are summed up; without, all that the tables have. */
export async function takeFingerprint(
  url: string,
  size: Size,
  earlier?: Fingerprint,
): Promise<Fingerprint> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const taken: Fingerprint = {};
    for (const table of tables) {
      const columns = earlier?.[table]?.columns ?? (await columnsOf(sql, table));
      const [row] = await sql.unsafe<[{ rows: string; sum: string }]>(
        `select count(*)::text as rows, coalesce(sum(hashtextextended(row(${columns.join(', ')})::text, 0)), 0)::text as sum
         from public.${table} where ${columns.includes('user_id') ? 'user_id > $1' : '$1::uuid is not null'}`,
        [idOf(studying(size))],
      );
      taken[table] = { columns, ...row };
    }
    return taken;
  } finally {
    await sql.end();
  }
}

async function columnsOf(sql: postgres.Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(${`public.${table}`}) and attnum > 0 and not attisdropped order by attnum`;
  return rows.map((row) => row.name);
}

/** The tables in which two fingerprints differ. */
export const differences = (one: Fingerprint, other: Fingerprint) =>
  tables.filter((table) => JSON.stringify(one[table]) !== JSON.stringify(other[table]));
