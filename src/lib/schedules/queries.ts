import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Moment, Preview } from './preview';

/** What a student may open at a moment; null for those who do not teach the cohort, and for who is not in it. */
export async function previewCohort(
  db: Db,
  cohortId: number,
  { day, time, student }: Moment,
): Promise<Preview | null> {
  const asked = {
    cohort_id: cohortId,
    ...(day && { on_day: day }),
    ...(time && { wall_time: time }),
  };
  const preview = unwrap(
    await db.rpc('preview_cohort', { ...asked, ...(student && { student }) }),
  ) as unknown as Preview & { cohort: object | null };
  return preview.cohort && preview;
}
