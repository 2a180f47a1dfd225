import type { CohortCard, SeatStatus } from '../cohorts/cohort';
import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { LessonTitle } from '../lessons/lesson';
import type { Viewer } from '../viewer/viewer';
import type { CatalogCourse, CourseCard } from './course';

/** When a cohort opens a module. */
export interface PlannedModule {
  module_id: number;
  module_name: string;
  /** ISO; the cohort's start where nothing else is planned. */
  opens_at: string;
}

export interface CourseCohort extends CohortCard {
  my_status: SeatStatus | null;
  schedule: PlannedModule[];
}

export interface OutlineModule {
  id: number;
  name: string;
  description: string | null;
  lessons: LessonTitle[];
}

export interface CoursePage extends CourseCard {
  published: boolean;
  teaches: boolean;
  /** The viewer's own-pace enrollment; null: none. */
  my_self_paced: SeatStatus | null;
  modules: OutlineModule[];
  /** Those that have ended come last. */
  cohorts: CourseCohort[];
}

/** The published courses by name, each with the cohort to take next. */
export async function listCourses(
  db: Db,
): Promise<{ viewer: Viewer | null; courses: CatalogCourse[] }> {
  return unwrap(await db.rpc('course_catalog')) as unknown as {
    viewer: Viewer | null;
    courses: CatalogCourse[];
  };
}

/** One course with its outline and cohorts; null when it is not there for the viewer. */
export async function findCourse(
  db: Db,
  slug: string,
): Promise<{ viewer: Viewer | null; course: CoursePage | null }> {
  return unwrap(await db.rpc('course_page', { course_slug: slug })) as unknown as {
    viewer: Viewer | null;
    course: CoursePage | null;
  };
}
