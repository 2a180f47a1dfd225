import type { Db } from '../db/client';
import { Refusal, refuse, unwrap } from '../db/errors';
import { textIn } from './bytes';
import type { FiledCourse, Remark } from './course';
import { readUpload } from './queries';
import { readCourseFile } from './read';

/** Of a file's faults at most so many are told; who mends them sees the next. */
const MOST_TOLD = 50;

/** The file cannot be read; `detail` is the JSON of the remarks. */
function unreadable(problems: Remark[]): Refusal {
  const [first] = problems;
  const more = problems.length > 1 ? 'Nothing was made of it. Its faults stand below, by line.' : '';
  const sentence = more || `Line ${first?.line ?? 1}: ${first?.says ?? 'This file cannot be read.'}`;
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
  const { problems } = readCourseFile(read.text);
  if (problems.length > 0) throw unreadable(problems);
  return unwrap(await db.rpc('keep_upload', { file_name: fileName, content: read.text }));
}

/**
 * Makes a draft of an uploaded file: all of it or nothing. Returns the course's id.
 *
 * @throws Refusal C4004 when it is not there any more or made already, C4030, C4087, a check of lessons
 */
export async function makeCourse(db: Db, uploadId: string): Promise<{ id: number; course: FiledCourse }> {
  const upload = await readUpload(db, uploadId);
  if (!upload) refuse('upload_is_gone');
  const { file, problems } = upload.reading;
  if (!file || problems.length > 0) throw unreadable(problems);
  const { course } = file;
  const asked = { upload_id: uploadId, course: { ...course } as never };
  return { id: unwrap(await db.rpc('import_course', asked)), course };
}
