import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { ModuleGate } from '../lessons/gate';
import type { LessonTitle } from '../lessons/lesson';
import type { Viewer } from '../viewer/viewer';
import type { CohortCard, SeatStatus } from './cohort';

/** A module as a cohort opens it, with the viewer's own progress. */
export interface CohortModule extends ModuleGate {
  id: number;
  name: string;
  description: string | null;
  lessons: (LessonTitle & { completed: boolean })[];
}

export interface CohortPage extends CohortCard {
  my_status: SeatStatus | null;
  teaches: boolean;
  /** How many people have a seat. */
  students: number;
  /** Display names of the first 60; empty for people outside. */
  classmates: string[];
  course: { id: number; slug: string; name: string; teacher: string | null; published: boolean };
  modules: CohortModule[];
  completed: number;
  total: number;
  next_lesson: { id: number; name: string } | null;
}

/** One cohort; null when it is not there for the viewer. */
export async function findCohort(
  db: Db,
  id: number,
): Promise<{ viewer: Viewer | null; cohort: CohortPage | null }> {
  return unwrap(await db.rpc('cohort_page', { cohort_id: id })) as unknown as {
    viewer: Viewer | null;
    cohort: CohortPage | null;
  };
}
