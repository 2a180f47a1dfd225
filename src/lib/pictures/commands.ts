import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';
import { shrink } from './shrink';

/**
 * Makes a chosen file small, and keeps it with a lesson.
 *
 * @param file whatever was uploaded, of any type
 * @returns the id of the picture
 * @throws Refusal C4090 not a picture we can keep, C4091 no room in this lesson, C4030,
 *   picture_queue_full, lesson_pictures_lesson_id_sha256_key when it is there already
 */
export async function keepPicture(
  db: Db,
  lessonId: number,
  file: Uint8Array,
  alt: string,
): Promise<string> {
  const { bytes, width, height } = await shrink(file);
  const result = await db
    .from('lesson_pictures')
    .insert({
      lesson_id: lessonId,
      alt,
      width,
      height,
      // As PostgreSQL writes bytes.
      bytes: `\\x${Buffer.from(bytes).toString('hex')}`,
    })
    .select('id')
    .single();
  if (result.error?.code === '42501') refuse('C4030');
  return unwrap(result).id;
}

/** Takes a picture away for good. @throws Refusal C4004 */
export async function deletePicture(db: Db, id: string): Promise<void> {
  const gone = unwrap(await db.from('lesson_pictures').delete().eq('id', id).select('id'));
  if (gone.length === 0) refuse('C4004');
}
