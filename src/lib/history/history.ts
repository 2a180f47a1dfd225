import { differenceByWords, type Stretch } from '../difference';
import type { Kind } from '../discussions/post';
import { topicPath } from '../forum/forum';
import { lessonPath } from '../lessons/lesson';

interface Happening {
  /** ISO */
  at: string;
  /** Who it was; null when they are gone, or for the author, who is told their role alone. */
  by: string | null;
}

export interface Edit extends Happening {
  act: 'edit';
  former_title: string | null;
  former_content: string;
  next_title: string | null;
  next_content: string;
}

export interface Act extends Happening {
  act: 'hide' | 'restore' | 'pin' | 'unpin' | 'close' | 'open' | 'lose_parent';
  role: string;
  reason: string | null;
}

export type Entry = Edit | Act;

/** A post and what happened to it. */
export interface History {
  kind: Kind;
  id: number;
  title: string | null;
  content: string;
  author: string | null;
  mine: boolean;
  teaches: boolean;
  created_at: string;
  updated_at: string;
  hidden: boolean;
  cohort: { id: number; name: string; time_zone: string };
  lesson: { id: number; name: string } | null;
  topic: { id: number; title: string } | null;
  /** The latest first. */
  entries: Entry[];
  /** Ask for it as `before`; null: these are the last. */
  more: string | null;
}

/** A page holds dozens of long texts, and must not compare for seconds. */
const MOST_CHANGES = 400;

/** What became of a text, word by word. */
export function differences(former: string, next: string): Stretch[] {
  return differenceByWords(former, next, MOST_CHANGES);
}

const DEEDS: Record<Entry['act'], string> = {
  edit: 'changed the words',
  hide: 'hid it',
  restore: 'showed it again',
  pin: 'pinned it',
  unpin: 'took the pin away',
  close: 'closed it',
  open: 'opened it again',
  lose_parent: 'What it answered was deleted by its author',
};

const ROLES: Record<string, string> = {
  teacher: 'A teacher',
  admin: 'An admin',
  service_role: 'The campus’s software',
};

/** "Dana (teacher) hid it", "A teacher hid it", "The author changed the words" */
export function deedWords(entry: Entry): string {
  const deed = DEEDS[entry.act];
  // Only authors change words.
  if (entry.act === 'edit') return `The author ${deed}`;
  if (entry.act === 'lose_parent') return deed;
  const role = ROLES[entry.role] ?? 'Somebody';
  return entry.by === null ? `${role} ${deed}` : `${entry.by} (${entry.role}) ${deed}`;
}

/** Back to the post, on the page where it stands. */
export function postPath({ kind, id, cohort, lesson, topic }: History): string | null {
  if (kind === 'post') return lesson && lessonPath(lesson.id, { cohort: cohort.id, post: id });
  return topic && topicPath(cohort.id, topic.id, kind === 'reply' ? { reply: id } : {});
}
