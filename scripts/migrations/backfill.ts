import { Problem } from '../../supabase/local/problem.ts';
import type { Say } from './alone.ts';

export type BackfillOptions = {
  /** Count what would happen, change nothing. */
  dryRun?: boolean;
  /** At most so many rows a transaction; without it the size follows the time a batch takes. */
  batch?: number;
  /** Move the older enrollments of courses that have cohorts, too. */
  coursesWithCohorts?: boolean;
  say?: Say;
};

/** Moves the older, self-paced enrollments at `url` into Legacy Cohorts. */
export async function backfill(_url: string, _options: BackfillOptions = {}): Promise<void> {
  throw new Problem('Not there yet.');
}
