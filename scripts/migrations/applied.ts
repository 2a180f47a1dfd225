import type postgres from 'postgres';
import type { MigrationFile } from './files.ts';

export type Applied = { version: string; statements: string[] | null };

/** What the Supabase CLI has noted as applied. */
export async function readApplied(sql: postgres.ISql): Promise<Applied[]> {
  const [table] = await sql`select to_regclass('supabase_migrations.schema_migrations') as name`;
  if (!table?.['name']) return [];
  return await sql<Applied[]>`
    select version, statements from supabase_migrations.schema_migrations order by version`;
}

/** Those of `files` that are not noted as applied. */
export async function missingOf(sql: postgres.ISql, files: MigrationFile[]) {
  const applied = new Set((await readApplied(sql)).map((row) => row.version));
  return files.filter((file) => !applied.has(file.version));
}

/** Whether a file is no longer what was applied. Nobody knows where its statements were not noted. */
export const isEdited = ({ text }: MigrationFile, statements: string[] | null | undefined) =>
  statements ? core(statements.join('')) !== core(text) : false;

/** The CLI keeps the statements without what stood between them. */
const core = (text: string) => text.replace(/[\s;]/g, '');
