/** Where a post stands: under a lesson, or in a forum, as a topic or a reply to one. */
export const KINDS = ['post', 'topic', 'reply'] as const;
export type Kind = (typeof KINDS)[number];

/** A post, as the database hands it to the viewer. */
export interface Post {
  kind: Kind;
  id: number;
  /** What it answers: a post, or of a reply its topic; null: it starts a thread. */
  parent_id: number | null;
  /** A topic's; null: it has none, or is hidden from the viewer. */
  title?: string | null;
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

/** A post among those of all kinds. */
export type PostRef = Pick<Post, 'kind' | 'id'>;

/** The id of its element on a page: `post-12`, `reply-3`. */
export function anchorOf({ kind, id }: PostRef): string {
  return `${kind}-${id}`;
}

/** The post that such an id names; null when it names none. */
export function postFrom(anchor: string | undefined): PostRef | null {
  const [, kind, id] = /^(post|topic|reply)-([1-9]\d{0,14})$/.exec(anchor ?? '') ?? [];
  return kind && id ? { kind: kind as Kind, id: Number(id) } : null;
}

/** Where a post's history is told to those who teach, and to its author. */
export function historyPath(post: PostRef): string {
  return `/posts/${anchorOf(post)}/history`;
}

export function isEdited({ created_at, updated_at }: Pick<Post, 'created_at' | 'updated_at'>) {
  return Date.parse(updated_at) > Date.parse(created_at);
}

/** Who wrote a post. */
export function authorWords({ author, mine }: Pick<Post, 'author' | 'mine'>): string {
  if (mine) return 'You';
  return author ?? 'Somebody who is gone';
}

/** "this post", "this topic" */
export function thisPost({ kind }: Pick<Post, 'kind'>): string {
  return `this ${kind}`;
}

/** What stands with a hidden post: for its author, for those who teach, or for the others. */
export function hiddenWords(post: Post, mayModerate: boolean): string {
  const { kind, mine, hidden_by_role: role, hidden_reason: reason } = post;
  if (!mine && !mayModerate) return `This ${kind} is hidden.`;
  const who = role ? `${role === 'admin' ? 'An admin' : 'A teacher'} hid` : 'Hidden is';
  const whose = mine ? `your ${kind}` : thisPost(post);
  return `${who} ${whose}${reason ? `: ${reason}` : '.'}`;
}
