import { dayIn } from '../time/instant';

/** The days of a cohort, counted in its zone. */
export interface CohortDays {
  /** 'YYYY-MM-DD' */
  start_date: string;
  /** 'YYYY-MM-DD'; null: open-ended. */
  end_date: string | null;
  /** IANA name */
  time_zone: string;
}

/**
 * What new days take away from a cohort that is running now: its lessons close until it starts again
 * ('cohort_put_off'), or it ends ('cohort_cut_short'). Null when they take nothing.
 */
export function interruption(
  before: CohortDays,
  after: CohortDays,
  now: Date,
): 'cohort_put_off' | 'cohort_cut_short' | null {
  if (stage(before, now) !== 'running') return null;
  const then = stage(after, now);
  if (then === 'running') return null;
  return then === 'to come' ? 'cohort_put_off' : 'cohort_cut_short';
}

function stage({ start_date, end_date, time_zone }: CohortDays, now: Date) {
  const today = dayIn(time_zone, now);
  if (today < start_date) return 'to come';
  return end_date !== null && today > end_date ? 'over' : 'running';
}
