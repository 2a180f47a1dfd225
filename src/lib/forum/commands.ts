import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';

export interface NewTopic {
  course_id: number;
  cohort_id: number;
  title: string;
  content: string;
}

/**
 * Opens a topic in a cohort's forum.
 *
 * @returns the id of the topic
 * @throws Refusal may_not_write when this person may not write there (any more)
 */
export async function openTopic(db: Db, personId: string, topic: NewTopic): Promise<number> {
  const result = await db
    .from('course_forums')
    .insert({ ...topic, user_id: personId })
    .select('id')
    .single();
  if (result.error?.code === '42501') refuse('may_not_write');
  return unwrap(result).id;
}

/**
 * Replies to a topic.
 *
 * @returns the id of the reply
 * @throws Refusal C4022 when the topic is closed or hidden · may_not_write
 */
export async function replyTo(
  db: Db,
  personId: string,
  { topic_id, content }: { topic_id: number; content: string },
): Promise<number> {
  const result = await db
    .from('forum_replies')
    .insert({ forum_post_id: topic_id, user_id: personId, content })
    .select('id')
    .single();
  if (result.error?.code === '42501') refuse('may_not_write');
  return unwrap(result).id;
}

/** Closes a topic to all but those who teach, perhaps saying why; null opens it again. @throws Refusal C4030 */
export async function closeTopic(
  db: Db,
  topicId: number,
  closing: { reason: string | null } | null,
): Promise<void> {
  const changed = unwrap(
    await db
      .from('course_forums')
      .update({ is_locked: closing !== null, closing_reason: closing?.reason ?? null })
      .eq('id', topicId)
      .select('id'),
  );
  if (changed.length === 0) refuse('C4030');
}
