import type { Day } from '../oulad/calendar.ts';
import type { DemoCourse } from './courses.ts';
import type { PersonKey } from './people.ts';

// What a story is made of.

export type CohortKey = 'spring' | 'pilot' | 'autumn' | 'winter';
export type SeatStatus = 'active' | 'completed' | 'dropped' | 'paused' | 'waitlisted';

/** A day, and a time of day on the wall clock of the cohort (of the person, in a self-paced course). */
export interface Moment {
  day: Day;
  time: string;
}

export interface DemoCohort {
  key: CohortKey;
  name: string;
  course: DemoCourse['slug'];
  startDate: Day;
  endDate: Day;
  timeZone: string;
  unlockTime: string;
  maxStudents: number;
  /** The unlock days of the course's modules, in their order. */
  unlockDates: Day[];
}

export interface Seat {
  cohort: CohortKey;
  person: PersonKey;
  status: SeatStatus;
  since: Moment;
  pausedSince?: Moment;
}

/** An address without an account for which a seat is held. */
export interface Invitation {
  cohort: CohortKey;
  name: string;
  email: string;
  since: Moment;
}

export interface SelfPaced {
  course: DemoCourse['slug'];
  person: PersonKey;
  status: SeatStatus;
  since: Moment;
}

export interface Completion {
  person: PersonKey;
  lesson: string;
  /** Null: at one's own pace. */
  cohort: CohortKey | null;
  at: Moment;
}

export interface Post {
  author: PersonKey;
  at: Moment;
  content: string;
  pinned?: boolean;
  replies?: Post[];
}

export interface Thread extends Post {
  cohort: CohortKey;
  lesson: string;
}

export interface Topic {
  cohort: CohortKey;
  author: PersonKey;
  at: Moment;
  title: string;
  content: string;
  pinned?: boolean;
  /** Why it is closed. */
  closed?: string;
  replies?: Omit<Post, 'replies'>[];
}

export interface Story {
  courses: DemoCourse[];
  cohorts: DemoCohort[];
  seats: Seat[];
  invitations: Invitation[];
  selfPaced: SelfPaced[];
  completions: Completion[];
  threads: Thread[];
  topics: Topic[];
}
