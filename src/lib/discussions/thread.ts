/** A post under a lesson, as the database hands it to the viewer. */
export interface Post {
  id: number;
  /** null: it starts a thread */
  parent_id: number | null;
  /** Display name; null when the author is gone, or hidden with the post. */
  author: string | null;
  mine: boolean;
  /** null: hidden from the viewer */
  content: string | null;
  is_teacher_response: boolean;
  is_pinned: boolean;
  /** ISO */
  created_at: string;
  /** ISO; later than `created_at` when the words were changed. */
  updated_at: string;
  hidden: boolean;
  hidden_reason: string | null;
  /** Told to the author and to those who teach. */
  hidden_by_role: 'teacher' | 'admin' | null;
}

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

export function isEdited({ created_at, updated_at }: Pick<Post, 'created_at' | 'updated_at'>) {
  return Date.parse(updated_at) > Date.parse(created_at);
}

/** Who wrote a post. */
export function authorWords({ author, mine }: Pick<Post, 'author' | 'mine'>): string {
  if (mine) return 'You';
  return author ?? 'Somebody who is gone';
}

/** What deleting a post does, before its author does it. */
export function deletingWords({ replies }: Pick<Thread, 'replies'>): string {
  const gone = 'Your words are gone for good.';
  if (replies.length === 0) return gone;
  return replies.length === 1
    ? `${gone} The answer to them stays, as a thread of its own.`
    : `${gone} The ${replies.length} answers to them stay, as threads of their own.`;
}

/** What stands with a hidden post: for its author, for those who teach, or for the others. */
export function hiddenWords(
  { mine, hidden_by_role: role, hidden_reason: reason }: Post,
  mayModerate: boolean,
): string {
  if (!mine && !mayModerate) return 'This post is hidden.';
  const who = role ? `${role === 'admin' ? 'An admin' : 'A teacher'} hid` : 'Hidden is';
  const whose = mine ? 'your post' : 'this post';
  return `${who} ${whose}${reason ? `: ${reason}` : '.'}`;
}
