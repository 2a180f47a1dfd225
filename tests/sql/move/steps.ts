import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { openDatabase } from '../../support/database.ts';
import { schemaOf } from '../schema.ts';

/** A file of migration 001, cut into its statements as the Supabase CLI cuts it. */
export type Step = { version: string; name: string; isConcurrent: boolean; statements: string[] };

/** The files of migration 001 in their order, and the schema that the CLI makes of them when nobody interrupts it. */
export async function readSteps(): Promise<{ steps: Step[]; uninterrupted: string[] }> {
  const migrated = await openDatabase();
  try {
    const rows = await migrated.owner<{ version: string; statements: string[] }[]>`
      select version, statements from supabase_migrations.schema_migrations`;
    const statements = new Map(rows.map((row) => [row.version, row.statements]));
    const steps = cohortFiles().map(({ version, name, isConcurrent }) => {
      return { version, name, isConcurrent, statements: statements.get(version)! };
    });
    return { steps, uninterrupted: await schemaOf(migrated.owner) };
  } finally {
    await migrated.close();
  }
}

/** The note that the CLI makes of an applied file, in the same transaction. */
export const noteOf = (step: Step) =>
  `insert into supabase_migrations.schema_migrations (version) values ('${step.version}')`;
