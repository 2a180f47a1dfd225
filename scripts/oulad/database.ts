import { Problem } from '../../supabase/local/problem.ts';
import { ownersDatabase } from '../support/owner.ts';
import type { Options } from './options.ts';

/**
 * The address of the database to load into, for its owner. Replayed people have accounts that nobody
 * owns, so they belong into a local campus; elsewhere they have to be asked for.
 */
export async function findDatabase(
  environment: NodeJS.ProcessEnv,
  dataFolder: string,
  { empty, createUsersAnywhere }: Pick<Options, 'empty' | 'createUsersAnywhere'>,
): Promise<string> {
  const { url, isLocal } = await ownersDatabase(environment, dataFolder);
  if (!isLocal && !empty && !createUsersAnywhere) {
    throw new Problem(
      'This would create thousands of accounts in the database at DATABASE_URL. ' +
        'Say --empty for courses and cohorts without people, or --yes-create-users if you mean it.',
    );
  }
  return url;
}
