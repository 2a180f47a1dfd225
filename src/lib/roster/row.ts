import { formatDayRange } from '../time/day';
import { dayIn, formatInstant, relativeInstant } from '../time/instant';
import type { Reader } from '../viewer/viewer';
import type { PageKey } from './cursor';
import type { Student } from './student';

/** A row of `cohort_roster`: somebody who has, had or waits for a seat, or is invited. */
export interface RosterRow {
  /** null for the invited, who have no account yet */
  user_id: string | null;
  name: string;
  email: string | null;
  status: string;
  /** For the invited, when they were. */
  enrolled_at: string;
  last_activity_at: string | null;
  completed_lessons: number;
  /** How many lessons the cohort opens to this student now; 0 for who has no seat. */
  open_lessons: number;
  discussion_posts: number;
  forum_posts: number;
  page_key: PageKey;
  /** How many rows were found, on all pages. */
  matches: number;
}

export function studentOf(row: RosterRow, reader: Reader, now: Date): Student {
  const { last_activity_at: at } = row;
  return {
    id: row.user_id,
    name: row.name,
    email: row.email ?? '',
    status: row.status,
    completed: row.completed_lessons,
    open: row.open_lessons,
    posts: row.discussion_posts + row.forum_posts,
    active: at === null ? null : activity(at, reader, now),
    joined: joinedOn(dayIn(reader.zone, row.enrolled_at), reader.locale),
  };
}

function activity(at: string, { zone, locale }: Reader, now: Date): NonNullable<Student['active']> {
  return {
    at: toTheMinute(at),
    ago: relativeInstant(at, now, zone),
    exact: formatInstant(at, zone, locale),
  };
}

function joinedOn(day: string, locale: string): Student['joined'] {
  return { day, says: formatDayRange(day, day, locale) };
}

/** '2026-11-21T05:30Z' */
function toTheMinute(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}
