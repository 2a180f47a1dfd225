import { readFileSync } from 'node:fs';
import type { TransactionSql } from 'postgres';

export const kinds = [
  'table',
  'column',
  'constraint',
  'index',
  'policy',
  'grant',
  'function',
  'trigger',
  'comment',
] as const;

/** One thing that the campus's schemas are made of. */
export type Entry = {
  kind: (typeof kinds)[number];
  /** In words that a person can look up, such as `idx_cohorts_status on cohorts`. */
  name: string;
  /** The table or view that it belongs to, so that it goes without saying when that is missing. */
  of: string | null;
  definition: string;
};

const query = readFileSync(new URL('catalog.sql', import.meta.url), 'utf8');

/** What the campus's schemas are made of, as the rest of the transaction would find it. */
export async function readCatalog(sql: TransactionSql): Promise<Entry[]> {
  const [path] = await sql`select current_setting('search_path') as given`;
  await sql`select set_config('search_path', '', true)`;
  const entries = await sql.unsafe<Entry[]>(query);
  await sql`select set_config('search_path', ${path!['given'] as string}, true)`;
  return [...entries];
}
