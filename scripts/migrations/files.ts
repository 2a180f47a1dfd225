import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../support/settings.ts';

export type MigrationFile = {
  /** The digits at the start of its name, by which files are ordered and noted as applied. */
  version: string;
  name: string;
  path: string;
  text: string;
  /** Holds one statement that must run outside a transaction. */
  isConcurrent: boolean;
};

const firstOfCohorts = '20251029100000';

export function migrationFiles(folder = inProject('supabase', 'migrations')): MigrationFile[] {
  return readdirSync(folder)
    .filter((name) => /^\d+_.+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const file = path.join(folder, name);
      const text = readFileSync(file, 'utf8');
      const isConcurrent = /^\s*create (unique )?index concurrently/im.test(text);
      return { version: name.split('_')[0]!, name, path: file, text, isConcurrent };
    });
}

/** The files that made the campus before cohorts. */
export const olderFiles = () => migrationFiles().filter((file) => file.version < firstOfCohorts);
/** Migration 001, the cohort system, and what came after it. */
export const cohortFiles = () => migrationFiles().filter((file) => file.version >= firstOfCohorts);
