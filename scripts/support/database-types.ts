import { format, resolveConfig } from 'prettier';
import { runSupabase } from '../../supabase/local/cli.ts';
import { inProject } from './settings.ts';

export const typesFile = inProject('src/lib/db/database.types.ts');

/** The TypeScript of the migrated database at `url`, as the Supabase CLI writes it and Prettier formats it. */
export async function generateTypes(url: string): Promise<string> {
  const types = await runSupabase([
    'gen',
    'types',
    '--lang',
    'typescript',
    '--schema',
    'public',
    `--remote=${url}?sslmode=disable`,
  ]);
  const options = await resolveConfig(typesFile);
  return format(types, { ...options, parser: 'typescript' });
}
