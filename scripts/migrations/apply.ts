import postgres from 'postgres';
import type { MigrationFile } from './files.ts';

/** Applies files one after the other, each in one go, and notes them where the Supabase CLI looks. */
export async function applyFiles(url: string, files: MigrationFile[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    await sql.unsafe(`
      create schema if not exists supabase_migrations;
      create table if not exists supabase_migrations.schema_migrations
        (version text primary key, statements text[], name text);`);
    for (const file of files) {
      await sql.unsafe(file.text);
      await sql`insert into supabase_migrations.schema_migrations (version, name)
        values (${file.version}, ${file.name.replace(/^\d+_|\.sql$/g, '')})`;
    }
  } finally {
    await sql.end();
  }
}
