import type { Post } from './post';

export interface Thread extends Post {
  replies: Thread[];
}

/**
 * Posts as threads. Every post keeps the place that the list gives it among its neighbours: pinned and
 * newest threads first, answers in the order they were given.
 */
export function nestPosts(posts: Post[]): Thread[] {
  const threads = new Map<number, Thread>();
  for (const post of posts) threads.set(post.id, { ...post, replies: [] });
  const roots: Thread[] = [];
  for (const thread of threads.values()) {
    const parent = thread.parent_id === null ? undefined : threads.get(thread.parent_id);
    (parent?.replies ?? roots).push(thread);
  }
  return roots;
}

/** What deleting a post does, before its author does it. */
export function deletingWords({ replies }: Pick<Thread, 'replies'>): string {
  const gone = 'Your words are gone for good.';
  if (replies.length === 0) return gone;
  return replies.length === 1
    ? `${gone} The answer to them stays, as a thread of its own.`
    : `${gone} The ${replies.length} answers to them stay, as threads of their own.`;
}
