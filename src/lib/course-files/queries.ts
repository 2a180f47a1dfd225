import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import { findViewer } from '../viewer/queries';
import type { Viewer } from '../viewer/viewer';
import type { CourseFile } from './course';
import { filed, type ToldCourse } from './filed';
import { readCourseFile, type Reading } from './read';

/** A course as its file carries it; null for those who do not teach it. */
export async function findCourseFile(db: Db, courseId: number): Promise<CourseFile | null> {
  const told = unwrap(await db.rpc('course_file', { course_id: courseId })) as ToldCourse | null;
  return told && filed(told);
}

export interface Upload {
  id: string;
  file_name: string;
  reading: Reading;
}

/** Who is looking, and the file that they uploaded, read again; null when it is not there any more. */
export async function findUpload(
  db: Db,
  id: string | null,
): Promise<{ viewer: Viewer | null; upload: Upload | null }> {
  const [viewer, upload] = await Promise.all([
    findViewer(db),
    id === null ? null : readUpload(db, id),
  ]);
  return { viewer, upload };
}

/** A file that the viewer uploaded, read again; null when it is not there any more. */
export async function readUpload(db: Db, id: string): Promise<Upload | null> {
  const [kept] = unwrap(await db.from('course_uploads').select('file_name, content').eq('id', id));
  return kept ? { id, file_name: kept.file_name, reading: readCourseFile(kept.content) } : null;
}
