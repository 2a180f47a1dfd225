import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';
import type { PostRef } from './post';

export interface NewPost {
  lesson_id: number;
  cohort_id: number;
  /** null: starts a thread */
  parent_id: number | null;
  content: string;
}

/** A topic has a title, other posts have none. */
export interface Words {
  title?: string | undefined;
  content: string;
}

const tables = {
  post: 'lesson_discussions',
  topic: 'course_forums',
  reply: 'forum_replies',
} as const;

/**
 * Posts under a lesson, in the talk of one cohort.
 *
 * @returns the id of the post
 * @throws Refusal may_not_write when this person may not write there (any more)
 */
export async function writePost(db: Db, personId: string, post: NewPost): Promise<number> {
  const result = await db
    .from('lesson_discussions')
    .insert({ ...post, user_id: personId })
    .select('id')
    .single();
  if (result.error?.code === '42501') refuse('may_not_write');
  return unwrap(result).id;
}

/**
 * Changes the words of a post. What it said before is kept for its author and those who teach.
 *
 * @throws Refusal may_not_write when its author may no longer write there · C4030 when it is somebody else's ·
 *   C4095 when it is hidden
 */
export async function editPost(
  db: Db,
  { kind, id }: PostRef,
  { title, content }: Words,
): Promise<void> {
  const changed =
    kind === 'topic' && title !== undefined
      ? await db.from('course_forums').update({ title, content }).eq('id', id).select('id')
      : await db.from(tables[kind]).update({ content }).eq('id', id).select('id');
  if (unwrap(changed).length > 0) return;
  const [post] = unwrap(await db.from(tables[kind]).select('hidden_at').eq('id', id));
  refuse(post?.hidden_at ? 'C4095' : 'may_not_write');
}

/**
 * Takes a post away for good, by its author. The answers to it stay.
 *
 * @throws Refusal may_not_delete when it is gone or hidden, a topic that was answered, or its author may no longer
 *   write there
 */
export async function deletePost(db: Db, { kind, id }: PostRef): Promise<void> {
  const gone = unwrap(await db.from(tables[kind]).delete().eq('id', id).select('id'));
  if (gone.length === 0) refuse('may_not_delete');
}

/** Puts a thread or a topic on top of the others, or lets it go back to its place. @throws Refusal C4030 */
export async function pinPost(
  db: Db,
  { kind, id }: PostRef & { kind: 'post' | 'topic' },
  pinned: boolean,
): Promise<void> {
  const changed = unwrap(
    await db.from(tables[kind]).update({ is_pinned: pinned }).eq('id', id).select('id'),
  );
  if (changed.length === 0) refuse('C4030');
}

/** Hides a post from the cohort; its place and its words stay. @throws Refusal C4004 */
export async function hidePost(db: Db, { kind, id }: PostRef, reason: string): Promise<void> {
  unwrap(await db.rpc('hide_post', { post_id: id, reason, kind }));
}

/** Shows a hidden post again. @throws Refusal C4004 */
export async function restorePost(db: Db, { kind, id }: PostRef): Promise<void> {
  unwrap(await db.rpc('restore_post', { post_id: id, kind }));
}
