import type { CohortStatus, SeatStatus } from '../cohorts/cohort';

/** Where the viewer stands in a course. */
interface Progress {
  course_slug: string;
  course_name: string;
  status: SeatStatus;
  /** Lessons. */
  completed: number;
  total: number;
  /** The first open lesson that is not done. */
  next_lesson: { id: number; name: string; module_name: string } | null;
}

export type SelfPacedStanding = Progress;

export interface CohortStanding extends Progress {
  cohort_id: number;
  cohort_name: string;
  cohort_status: CohortStatus;
  start_date: string;
  end_date: string | null;
  starts_at: string;
  time_zone: string;
  next_opening: { module_name: string; opens_at: string } | null;
}

/** Cohorts to go on with, what is open first, and those that are behind one: ended, or left. */
export function sortStandings(standings: CohortStanding[]): {
  present: CohortStanding[];
  past: CohortStanding[];
} {
  const isPast = ({ cohort_status, status }: CohortStanding) =>
    cohort_status === 'completed' || cohort_status === 'archived' || status === 'dropped';
  return {
    present: standings.filter((standing) => !isPast(standing)).sort(byWhatIsOpen),
    past: standings.filter(isPast),
  };
}

/** What can be gone on with stands first, then what starts soonest. */
function byWhatIsOpen(one: CohortStanding, other: CohortStanding): number {
  const rank = ({ next_lesson, cohort_status }: CohortStanding) =>
    next_lesson ? 0 : cohort_status === 'active' ? 1 : 2;
  return rank(one) - rank(other) || Date.parse(one.starts_at) - Date.parse(other.starts_at);
}
