import type { Viewer } from '../viewer/viewer';

/** Where somebody is signed in. */
export interface Session {
  id: string;
  created_at: string;
  /** When its browser last renewed it; at most an hour or so ago while it is in use. */
  last_used_at: string;
  user_agent: string | null;
  is_this: boolean;
}

/** What `my_account()` answers. */
export interface Account {
  viewer: Viewer;
  /** The latest edition of the privacy page that the person has agreed to. */
  consent: { version: string; given_at: string } | null;
  /** The address that waits for both to agree. */
  new_address: { email: string; asked_at: string } | null;
  sessions: Session[];
}

/** What `what_i_leave()` answers: what a deletion takes along and what it leaves. */
export interface Leaving {
  viewer: Viewer;
  seats: number;
  waiting: number;
  /** Marks in lessons. */
  progress: number;
  /** Courses in which the person has a standing. */
  courses: number;
  posts: number;
  topics: number;
  replies: number;
  /** Courses that would be without a teacher. */
  taught: number;
  /** Their cohorts that have not ended: with one, nobody leaves. */
  running: number;
  last_admin: boolean;
}

const HOUR = 3_600_000;

/** Whether the links of the mails still work. */
export function linksWork({ asked_at }: { asked_at: string }, now: Date): boolean {
  return now.getTime() - new Date(asked_at).getTime() < HOUR;
}
