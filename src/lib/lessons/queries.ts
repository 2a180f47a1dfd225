import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Post } from '../discussions/post';
import type { Viewer } from '../viewer/viewer';
import type { Lesson } from './lesson';

export interface LessonPage extends Lesson {
  /** null where there is nothing to talk about or nobody to talk with; `more`: ask for it as `before`. */
  talk: { posts: Post[]; more: number | null } | null;
}

/**
 * One lesson with a page of its talk; null when it is not there for the viewer.
 *
 * @param inCohort whose talk to show, if it is one of the viewer's cohorts
 * @param before shows the threads that are older than this post
 */
export async function findLesson(
  db: Db,
  id: number,
  inCohort: number | null = null,
  before: number | null = null,
): Promise<{ viewer: Viewer | null; lesson: LessonPage | null }> {
  const asked = {
    lesson_id: id,
    ...(inCohort === null ? {} : { in_cohort: inCohort }),
    ...(before === null ? {} : { before }),
  };
  return unwrap(await db.rpc('lesson_page', asked)) as unknown as {
    viewer: Viewer | null;
    lesson: LessonPage | null;
  };
}
