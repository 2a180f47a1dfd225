import { Problem } from '../../supabase/local/problem.ts';
import type { Say } from './alone.ts';

/** Brings back what a rollback wrote to `folder`, into the migrated campus at `url`. */
export async function restoreCohorts(
  _url: string,
  _folder: string,
  _options: { say?: Say } = {},
): Promise<void> {
  throw new Problem('Not there yet.');
}
