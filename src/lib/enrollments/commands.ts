import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';

/**
 * Takes a seat for the viewer, or comes back to one.
 *
 * @throws Refusal C4010 full · C4011 ended · C4012 not published · C4013 rejected
 */
export async function takeSeat(db: Db, cohortId: number): Promise<void> {
  unwrap(await db.rpc('enroll_in_cohort', { cohort_id: cohortId }));
}

/** Gives the viewer's seat back, or their place among those who wait. Progress and posts stay. */
export async function leaveCohort(db: Db, cohortId: number): Promise<void> {
  unwrap(await db.rpc('leave_cohort', { cohort_id: cohortId }));
}

/**
 * Starts a course without a cohort. Doing so twice changes nothing.
 *
 * @throws Refusal C4013 rejected · C4015 not on offer
 */
export async function startSelfPaced(db: Db, personId: string, courseId: number): Promise<void> {
  const result = await db.from('enrollments').insert({ user_id: personId, course_id: courseId });
  if (result.error?.code === '23505') return;
  // Row security knows only one word for no: here it can only mean this.
  if (result.error?.code === '42501') refuse('C4015');
  unwrap(result);
}
