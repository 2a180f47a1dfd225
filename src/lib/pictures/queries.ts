import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Picture } from './picture';

/** The pictures of a lesson, the newest first; none for whom the lesson is not. */
export async function listPictures(db: Db, lessonId: number): Promise<Picture[]> {
  return unwrap(
    await db
      .from('lesson_pictures')
      .select('id, alt, width, height')
      .eq('lesson_id', lessonId)
      .order('created_at', { ascending: false })
      .order('id'),
  );
}

export interface PictureFile {
  /** Media type. */
  type: string;
  sha256: string;
  /** null when the asker has them already. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/**
 * A picture to be shown; null when it is not there for the viewer.
 *
 * @param known the hash of what the asker kept from an earlier answer
 */
export async function findPictureFile(
  db: Db,
  id: string,
  known: string | null,
): Promise<PictureFile | null> {
  const asked = { picture_id: id, ...(known === null ? {} : { known }) };
  const file = unwrap(await db.rpc('picture_file', asked)) as {
    type: string;
    sha256: string;
    base64: string | null;
  } | null;
  if (file === null) return null;
  const { type, sha256, base64 } = file;
  return { type, sha256, bytes: base64 === null ? null : Buffer.from(base64, 'base64') };
}
