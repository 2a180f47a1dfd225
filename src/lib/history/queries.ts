import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { PostRef } from '../discussions/post';
import type { Viewer } from '../viewer/viewer';
import type { History } from './history';

/**
 * What happened to a post; null for all but those who teach its cohort, admins and its author.
 *
 * @param before `more` of the page before
 */
export async function findHistory(
  db: Db,
  { kind, id }: PostRef,
  before: string | null,
): Promise<{ viewer: Viewer | null; post: History | null }> {
  const asked = { kind, post_id: id, ...(before === null ? {} : { before }) };
  return unwrap(await db.rpc('post_history', asked)) as unknown as {
    viewer: Viewer | null;
    post: History | null;
  };
}
