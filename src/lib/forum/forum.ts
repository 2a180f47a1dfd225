import type { SeatStatus } from '../cohorts/cohort';
import { anchorOf, type Post } from '../discussions/post';
import { idFrom } from '../http/ids';

/** The cohort whose forum it is, and how the viewer stands there. */
export interface ForumCohort {
  id: number;
  name: string;
  /** IANA name */
  time_zone: string;
  my_status: SeatStatus | null;
  teaches: boolean;
  /** Neither ended nor archived. */
  running: boolean;
  course: { id: number; slug: string; name: string };
}

/** A topic as one row of a forum. */
export interface ListedTopic {
  id: number;
  /** null: hidden from the viewer */
  title: string | null;
  author: string | null;
  mine: boolean;
  is_teacher_response: boolean;
  is_pinned: boolean;
  is_locked: boolean;
  hidden: boolean;
  /** ISO */
  created_at: string;
  /** ISO */
  last_activity_at: string;
  reply_count: number;
  last_reply: { author: string | null; is_teacher_response: boolean } | null;
  /** Whether nobody who teaches has answered yet. */
  waits: boolean;
}

/** Where the next page of topics goes on. */
export interface Onward {
  /** ISO, to the microsecond */
  at: string;
  id: number;
}

export interface Forum {
  cohort: ForumCohort;
  may_post: boolean;
  may_moderate: boolean;
  talk: { topics: ListedTopic[]; more: Onward | null };
}

/** A topic with a page of its replies. */
export interface Topic {
  id: number;
  cohort: ForumCohort;
  may_post: boolean;
  may_moderate: boolean;
  /** Whether the viewer may reply to this very topic now. */
  may_reply: boolean;
  is_locked: boolean;
  closing_reason: string | null;
  closing: { by: string | null; role: string; at: string } | null;
  /** null: hidden from the viewer */
  reply_count: number | null;
  post: Post;
  /** `previous`, `more`: the replies from which the page before and the next one start. */
  talk: { posts: Post[]; previous: number | null; more: number | null };
}

/** The address of a forum, at its first page or further on. */
export function forumPath(cohort: number, onward: Onward | null = null): string {
  const path = `/cohorts/${cohort}/forum`;
  if (!onward) return path;
  return `${path}?${new URLSearchParams({ before: onward.at, topic: String(onward.id) })}`;
}

interface Place {
  /** The reply that the page starts from. */
  from?: number | null;
  /** A reply that is looked for, on whichever page it stands. */
  reply?: number;
}

/** The address of a topic, at its first page or at a reply. */
export function topicPath(cohort: number, topic: number, { from, reply }: Place = {}): string {
  const query = new URLSearchParams();
  if (from) query.set('from', String(from));
  if (reply) query.set('reply', String(reply));
  const asked = query.size > 0 ? `?${query}` : '';
  const place = reply ? `#${anchorOf({ kind: 'reply', id: reply })}` : '';
  return `/cohorts/${cohort}/forum/${topic}${asked}${place}`;
}

/** Where an address goes on in a forum; null: at its first page. */
export function onwardFrom(asked: URLSearchParams): Onward | null {
  const at = asked.get('before') ?? '';
  const id = idFrom(asked.get('topic'));
  const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(at);
  return isInstant && !Number.isNaN(Date.parse(at)) && id !== null ? { at, id } : null;
}

/** Who closed a topic, and why: "Closed by Dana (teacher): all is said." */
export function closedWords({
  closing,
  closing_reason: reason,
}: Pick<Topic, 'closing' | 'closing_reason'>): string {
  const who = closing
    ? `Closed by ${closing.by ?? 'somebody who is gone'} (${closing.role})`
    : 'Closed';
  return `${who}${reason ? `: ${reason}` : '.'}`;
}

/** Why nobody but those who teach replies to a topic that is open to the viewer otherwise; null: they do. */
export function topicSilence(topic: Topic): string | null {
  if (topic.may_reply || !topic.may_post) return null;
  return topic.is_locked
    ? 'This topic is closed. You can read it, but no longer reply.'
    : 'While the topic is hidden nobody can reply.';
}
