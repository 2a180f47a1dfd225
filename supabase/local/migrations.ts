import path from 'node:path';
import postgres from 'postgres';
import { isEdited, readApplied } from '../../scripts/migrations/applied.ts';
import { migrationFiles, type MigrationFile } from '../../scripts/migrations/files.ts';
import { push } from '../../scripts/migrations/push.ts';
import { project } from '../../scripts/support/settings.ts';

export type Migrated = {
  /** How many files were new. */
  applied: number;
  /** Files that were changed after they had been applied here; their changes have no effect. */
  edited: string[];
};

/** Applies what is missing of `<workdir>/supabase/migrations`. */
export async function migrate(url: string, workdir = project): Promise<Migrated> {
  const edited = await editedOf(url, migrationFiles(path.join(workdir, 'supabase', 'migrations')));
  const { applied } = await push(url, { workdir });
  return { applied: applied.length, edited };
}

async function editedOf(url: string, files: MigrationFile[]): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const applied = new Map((await readApplied(sql)).map((row) => [row.version, row.statements]));
    return files
      .filter((file) => isEdited(file, applied.get(file.version)))
      .map((file) => file.name);
  } finally {
    await sql.end();
  }
}
