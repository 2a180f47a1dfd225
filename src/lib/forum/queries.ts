import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Viewer } from '../viewer/viewer';
import type { Forum, Onward, Topic } from './forum';

/**
 * A page of a cohort's topics: pinned ones and the latest; null for those who may not read the forum.
 *
 * @param onward `more` of the page before
 */
export async function findForum(
  db: Db,
  cohortId: number,
  onward: Onward | null,
): Promise<{ viewer: Viewer | null; forum: Forum | null }> {
  const asked = { cohort_id: cohortId, ...(onward && { before: onward.at, before_id: onward.id }) };
  return unwrap(await db.rpc('forum_page', asked)) as unknown as {
    viewer: Viewer | null;
    forum: Forum | null;
  };
}

/**
 * A topic with 50 of its replies; null for those who may not read its forum.
 *
 * @param from the reply that the page starts from
 */
export async function findTopic(
  db: Db,
  topicId: number,
  from: number | null,
): Promise<{ viewer: Viewer | null; topic: Topic | null }> {
  const asked = { topic_id: topicId, ...(from === null ? {} : { from_reply: from }) };
  return unwrap(await db.rpc('topic_page', asked)) as unknown as {
    viewer: Viewer | null;
    topic: Topic | null;
  };
}
