import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Viewer } from '../viewer/viewer';
import type { Deletion, Kind, Subject } from './deletion';

export const DELETIONS_A_PAGE = 50;

/** What would go with a course, module or lesson; subject null for those who do not teach it. */
export async function findWhatGoes(
  db: Db,
  kind: Kind,
  id: number,
): Promise<{ viewer: Viewer | null; subject: Subject | null }> {
  return unwrap(await db.rpc('what_goes', { kind, id })) as unknown as {
    viewer: Viewer | null;
    subject: Subject | null;
  };
}

/**
 * What can be brought back, or was: the newest first, a page at a time. Admins see all of the campus.
 *
 * @param before the id of the last one on the page before
 */
export async function listDeletions(
  db: Db,
  before: number | null,
): Promise<{ viewer: Viewer | null; deletions: Deletion[] }> {
  const asked = before === null ? {} : { before };
  return unwrap(await db.rpc('deleted_courses', asked)) as unknown as {
    viewer: Viewer | null;
    deletions: Deletion[];
  };
}
