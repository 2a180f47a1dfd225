import type { Db } from '../db/client';
import type { Json } from '../db/database.types';
import { Refusal, refuse, unwrap } from '../db/errors';
import { textIn } from './bytes';
import type { Remark } from './course';
import { illustrated, smallPictures } from './pictures';
import { readUpload } from './queries';
import { readCourseFile } from './read';

/** Of a file's faults at most so many are told; who mends them sees the next. */
const MOST_TOLD = 50;

/** The file cannot be read; `detail` is the JSON of the remarks. */
function unreadable(problems: Remark[]): Refusal {
  const [first] = problems;
  const more =
    problems.length > 1 ? 'Nothing was made of it. Its faults stand below, by line.' : '';
  const sentence =
    more || `Line ${first?.line ?? 1}: ${first?.says ?? 'This file cannot be read.'}`;
  const told = JSON.stringify(problems.slice(0, MOST_TOLD));
  return new Refusal('C4087', 'BAD_REQUEST', sentence, told);
}

/**
 * Reads a course file and keeps it until it is imported; returns the upload's id.
 *
 * @throws Refusal C4087 with all that is wrong with it, C4030
 */
export async function keepUpload(db: Db, fileName: string, bytes: Uint8Array): Promise<string> {
  const read = textIn(bytes);
  if ('problem' in read) throw unreadable([read.problem]);
  const { file, problems } = readCourseFile(read.text);
  if (!file || problems.length > 0) throw unreadable(problems);
  const pictures = await smallPictures(file);
  if (pictures.problems.length > 0) throw unreadable(pictures.problems);
  return unwrap(await db.rpc('keep_upload', { file_name: fileName, content: read.text }));
}

/**
 * Makes a draft of an uploaded file: all of it or nothing.
 *
 * @throws Refusal C4004 when it is not there any more or made already, C4030, C4087, a check of lessons
 */
export async function makeCourse(db: Db, uploadId: string): Promise<{ id: number; name: string }> {
  const upload = await readUpload(db, uploadId);
  if (!upload) refuse('upload_is_gone');
  const { file, problems } = upload.reading;
  if (!file || problems.length > 0) throw unreadable(problems);
  const { small } = await smallPictures(file);
  const course = illustrated(file.course, small) as unknown as Json;
  const id = unwrap(await db.rpc('import_course', { upload_id: uploadId, course }));
  return { id, name: file.course.name };
}
