import path from 'node:path';
import postgres from 'postgres';
import { readApplied } from '../../scripts/migrations/applied.ts';
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
    const applied = await readApplied(sql);
    const statements = new Map(applied.map((row) => [row.version, row.statements?.join('')]));
    const isEdited = ({ version, text }: MigrationFile) => {
      const known = statements.get(version);
      return known !== undefined && core(known) !== core(text);
    };
    return files.filter(isEdited).map((file) => file.name);
  } finally {
    await sql.end();
  }
}

/** The CLI keeps the statements without what stood between them. */
export const core = (text: string) => text.replace(/[\s;]/g, '');
