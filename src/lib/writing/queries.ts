import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Viewer } from '../viewer/viewer';
import type { CourseInHand, ListedCourse, WrittenLesson } from './course';

/** The courses that the viewer teaches, by name. */
export async function listWrittenCourses(
  db: Db,
): Promise<{ viewer: Viewer | null; courses: ListedCourse[] }> {
  return unwrap(await db.rpc('writing')) as unknown as {
    viewer: Viewer | null;
    courses: ListedCourse[];
  };
}

/** A course with its outline; null for those who do not teach it. */
export async function findWrittenCourse(
  db: Db,
  id: number,
): Promise<{ viewer: Viewer; course: CourseInHand } | null> {
  const { viewer, course } = unwrap(
    await db.rpc('writing_course', { course_id: id }),
  ) as unknown as { viewer: Viewer | null; course: CourseInHand | null };
  return viewer && course && { viewer, course };
}

/** A lesson as it is written; null for those who do not teach it. */
export async function findWrittenLesson(
  db: Db,
  id: number,
): Promise<{ viewer: Viewer; lesson: WrittenLesson } | null> {
  const { viewer, lesson } = unwrap(
    await db.rpc('writing_lesson', { lesson_id: id }),
  ) as unknown as { viewer: Viewer | null; lesson: WrittenLesson | null };
  return viewer && lesson && { viewer, lesson };
}
