import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';
import { interruption, type CohortDays } from './change';

/** What an admin or a teacher sets about a cohort. */
export interface CohortSettings extends CohortDays {
  name: string;
  /** Seats; null: without limit. */
  max_students: number | null;
  /** 'HH:MM', when modules open in the cohort's zone. */
  unlock_time: string;
}

/**
 * Opens a cohort and returns its id.
 *
 * @throws Refusal 42501, a constraint of `cohorts` by its name
 */
export async function createCohort(
  db: Db,
  courseId: number,
  settings: CohortSettings,
): Promise<number> {
  const { id } = unwrap(
    await db
      .from('cohorts')
      .insert({ course_id: courseId, ...settings })
      .select('id')
      .single(),
  ) as { id: number };
  return id;
}

/**
 * Changes a cohort. Days that would close what is open now must be confirmed.
 *
 * @throws Refusal C4004, C4060 more seats are taken, cohort_put_off, cohort_cut_short, a constraint by its name
 */
export async function changeCohort(
  db: Db,
  id: number,
  settings: CohortSettings,
  confirmed: boolean,
): Promise<void> {
  if (!confirmed) {
    const [before] = unwrap(
      await db.from('cohorts').select('start_date, end_date, time_zone, status').eq('id', id),
    ) as (CohortDays & { status: string })[];
    if (!before) refuse('C4004');
    const code = before.status === 'archived' ? null : interruption(before, settings, new Date());
    if (code) refuse(code);
  }
  await update(db, id, settings);
}

/** Takes a cohort off the course's page and stops new seats. Rows and posts stay. */
export async function archiveCohort(db: Db, id: number): Promise<void> {
  await update(db, id, { status: 'archived' });
}

/** Lets the days decide again. */
export async function restoreCohort(db: Db, id: number): Promise<void> {
  await update(db, id, { status: 'upcoming' });
}

async function update(
  db: Db,
  id: number,
  change: Partial<CohortSettings> & { status?: string },
): Promise<void> {
  const changed = unwrap(
    await db.from('cohorts').update(change).eq('id', id).select('id'),
  ) as unknown[];
  // Row security hides what is not the caller's: nothing is changed then, and nothing is said.
  if (changed.length === 0) refuse('C4004');
}
