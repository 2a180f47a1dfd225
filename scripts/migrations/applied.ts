import type postgres from 'postgres';

export type Applied = { version: string; statements: string[] | null };

/** What the Supabase CLI has noted as applied. */
export async function readApplied(sql: postgres.ISql): Promise<Applied[]> {
  const [table] = await sql`select to_regclass('supabase_migrations.schema_migrations') as name`;
  if (!table?.['name']) return [];
  return await sql<Applied[]>`
    select version, statements from supabase_migrations.schema_migrations order by version`;
}
