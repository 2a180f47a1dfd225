import { counted } from '../words';
import { relativeDay } from '../time/day';

export type CohortStatus = 'upcoming' | 'active' | 'completed' | 'archived';

/** A cohort as those who teach it see it in a list. */
export interface TaughtCohort {
  id: number;
  name: string;
  course: { id: number; slug: string; name: string; published: boolean };
  status: CohortStatus;
  /** 'YYYY-MM-DD' */
  start_date: string;
  /** 'YYYY-MM-DD'; null when it has no end */
  end_date: string | null;
  /** IANA name */
  time_zone: string;
  /** 'HH:MM' on the clock of its zone, when modules open and close */
  unlock_time: string;
  students: number;
  invited: number;
  /** null: as many as come */
  max_students: number | null;
  /** Questions that no teacher has answered. */
  unanswered: number;
}

export interface ListedCohort extends TaughtCohort {
  last_activity_at: string | null;
}

export interface TaughtLesson {
  id: number;
  name: string;
  threads: number;
  unanswered: number;
  last_post_at: string | null;
}

export interface TaughtModule {
  id: number;
  name: string;
  /** 'YYYY-MM-DD'; null: open from the cohort's first day */
  unlock_date: string | null;
  /** 'YYYY-MM-DD', the first closed day; null: stays open */
  lock_date: string | null;
  opens_at: string;
  closes_at: string | null;
  state: 'open' | 'locked' | 'closed';
  /** Students who have completed a lesson of it. */
  reached: number;
  lessons: TaughtLesson[];
}

/** One cohort as its teacher's pages show it. */
export interface CohortInHand extends TaughtCohort {
  /** Topics of its forum that no teacher has answered. */
  waiting_topics: number;
  total_lessons: number;
  modules: TaughtModule[];
}

/** "running", "starts in 3 days", "ended", "archived" */
export function cohortState(cohort: TaughtCohort, today: string): string {
  const { status, start_date } = cohort;
  if (status === 'upcoming') return `starts ${relativeDay(start_date, today)}`;
  return { active: 'running', completed: 'ended', archived: 'archived' }[status];
}

/** "12 students", "1,938 of 2,000 seats taken", "12 students · 3 invited" */
export function seatsInWords({ students, invited, max_students }: TaughtCohort): string {
  const people =
    max_students === null
      ? counted(students, 'student')
      : `${counted(students, 'student')} on ${counted(max_students, 'seat')}`;
  return invited > 0 ? `${people} · ${counted(invited, 'invited', 'invited')}` : people;
}

const SECTIONS: { status: CohortStatus; title: string }[] = [
  { status: 'active', title: 'Running' },
  { status: 'upcoming', title: 'Coming' },
  { status: 'completed', title: 'Ended' },
  { status: 'archived', title: 'Archived' },
];

/**
 * The cohorts by what they are doing, running ones first; nothing for what there is none of.
 *
 * @param cohorts the latest start first; those that are still to come are turned round, the next one first
 */
export function byStatus<Cohort extends { status: CohortStatus }>(
  cohorts: Cohort[],
): { title: string; cohorts: Cohort[] }[] {
  return SECTIONS.map(({ status, title }) => {
    const of = cohorts.filter((cohort) => cohort.status === status);
    return { title, cohorts: status === 'upcoming' ? of.toReversed() : of };
  }).filter((section) => section.cohorts.length > 0);
}

/** The lessons in which questions wait, the most first. */
export function waitingLessons(modules: TaughtModule[]): TaughtLesson[] {
  return modules
    .flatMap((module) => module.lessons)
    .filter((lesson) => lesson.unanswered > 0)
    .toSorted((a, b) => b.unanswered - a.unanswered);
}

/** When a module opens, closes, or has closed: what is still to come, or why it is shut. */
export function turns({
  state,
  opens_at,
  closes_at,
}: TaughtModule): { word: string; at: string }[] {
  const opening = state === 'locked' ? [{ word: 'opens', at: opens_at }] : [];
  if (closes_at === null) return opening;
  return [...opening, { word: state === 'closed' ? 'closed' : 'closes', at: closes_at }];
}
