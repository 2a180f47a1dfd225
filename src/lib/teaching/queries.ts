import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Viewer } from '../viewer/viewer';
import type { CohortInHand, ListedCohort } from './cohort';

interface Teaching {
  viewer: Viewer | null;
  cohorts: ListedCohort[];
}

/** The cohorts of the courses that the viewer teaches; running ones first. */
export async function listTaughtCohorts(db: Db): Promise<Teaching> {
  return unwrap(await db.rpc('teaching')) as unknown as Teaching;
}

/** One cohort with its modules and where questions wait; null for those who do not teach it. */
export async function findTaughtCohort(
  db: Db,
  cohortId: number,
): Promise<{ viewer: Viewer; cohort: CohortInHand } | null> {
  const { viewer, cohort } = unwrap(await db.rpc('teaching_cohort', { cohort_id: cohortId })) as {
    viewer: Viewer | null;
    cohort: CohortInHand | null;
  };
  return viewer && cohort && { viewer, cohort };
}
