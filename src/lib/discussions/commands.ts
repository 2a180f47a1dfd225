import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';

export interface NewPost {
  lesson_id: number;
  cohort_id: number;
  /** null: starts a thread */
  parent_id: number | null;
  content: string;
}

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
 * Changes the words of a post.
 *
 * @throws Refusal may_not_write when its author may no longer write there · C4030 when it is somebody else's
 */
export async function editPost(db: Db, postId: number, content: string): Promise<void> {
  const changed = unwrap(
    await db.from('lesson_discussions').update({ content }).eq('id', postId).select('id'),
  );
  if (changed.length === 0) refuse('may_not_write');
}

/**
 * Takes a post away for good, by its author. The answers to it stay.
 *
 * @throws Refusal may_not_delete when it is gone or hidden, or its author may no longer write there
 */
export async function deletePost(db: Db, postId: number): Promise<void> {
  const gone = unwrap(await db.from('lesson_discussions').delete().eq('id', postId).select('id'));
  if (gone.length === 0) refuse('may_not_delete');
}

/** Puts a thread on top of the talk, or lets it go back to its place. @throws Refusal C4030 */
export async function pinPost(db: Db, postId: number, pinned: boolean): Promise<void> {
  const changed = unwrap(
    await db.from('lesson_discussions').update({ is_pinned: pinned }).eq('id', postId).select('id'),
  );
  if (changed.length === 0) refuse('C4030');
}

/** Hides a post from the cohort; its place and its words stay. @throws Refusal C4004 */
export async function hidePost(db: Db, postId: number, reason: string): Promise<void> {
  unwrap(await db.rpc('hide_post', { post_id: postId, reason }));
}

/** Shows a hidden post again. @throws Refusal C4004 */
export async function restorePost(db: Db, postId: number): Promise<void> {
  unwrap(await db.rpc('restore_post', { post_id: postId }));
}
