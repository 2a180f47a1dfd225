import type { CohortStatus, SeatStatus } from '../cohorts/cohort';

/** What is said to somebody for whom no lesson is open and undone. */
export function restWords({
  seat,
  cohort_status,
  completed,
  total,
}: {
  /** null: without a cohort */
  seat: SeatStatus | null;
  cohort_status: CohortStatus | null;
  completed: number;
  total: number;
}): string {
  if (seat === 'waitlisted') return 'You wait for a seat. The lessons open when you have one.';
  if (total === 0) return 'There are no lessons yet.';
  if (completed >= total) return 'You have done every lesson.';
  if (seat === 'paused') return 'You pause. What was open to you stays readable.';
  if (cohort_status === 'upcoming') return 'It has not started yet.';
  return 'You have done everything that is open.';
}
