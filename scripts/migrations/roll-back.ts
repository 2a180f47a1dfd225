import { Problem } from '../../supabase/local/problem.ts';
import type { Say } from './alone.ts';

/** Writes what migration 001 holds to `folder`, then takes the cohort system out of the campus at `url`. */
export async function rollBack(
  _url: string,
  _options: { folder: string; say?: Say },
): Promise<void> {
  throw new Problem('Not there yet.');
}
