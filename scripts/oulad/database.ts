import { findRunning } from '../../supabase/local/claim.ts';
import { Problem } from '../../supabase/local/problem.ts';
import type { Options } from './options.ts';

/**
 * The address of the database to load into, for its owner: DATABASE_URL, else the campus that runs on
 * `dataFolder`. Replayed people have accounts that nobody owns, so they belong into a local campus;
 * elsewhere they have to be asked for.
 */
export async function findDatabase(
  environment: NodeJS.ProcessEnv,
  dataFolder: string,
  { empty, createUsersAnywhere }: Pick<Options, 'empty' | 'createUsersAnywhere'>,
): Promise<string> {
  const local = (await findRunning(dataFolder))?.databaseUrl;
  const wanted = environment['DATABASE_URL'] || local;
  if (!wanted) {
    throw new Problem(
      'The campus is not running on this machine. Start it (npm start), or set DATABASE_URL to the database of your Supabase project.',
    );
  }
  if (wanted !== local && !empty && !createUsersAnywhere) {
    throw new Problem(
      'This would create thousands of accounts in the database at DATABASE_URL. ' +
        'Say --empty for courses and cohorts without people, or --yes-create-users if you mean it.',
    );
  }
  return wanted;
}
