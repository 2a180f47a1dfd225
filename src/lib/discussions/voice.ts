import type { Lesson, LessonCohort } from '../lessons/lesson';

/** The cohort whose talk is shown. */
export function cohortOfTalk({
  cohorts,
  cohort_id,
}: Pick<Lesson, 'cohorts' | 'cohort_id'>): LessonCohort | null {
  return cohorts.find(({ id }) => id === cohort_id) ?? null;
}

/** Why the viewer may read the talk of a cohort but not write in it; null when they may write. */
export function silence(
  mayPost: boolean,
  cohort: Pick<LessonCohort, 'running' | 'my_status'> | null,
): string | null {
  if (mayPost) return null;
  if (cohort && !cohort.running) return 'This cohort has ended. You can read what was said.';
  if (cohort?.my_status === 'paused')
    return 'While you pause you can read what is said, but not write.';
  return 'You can read what is said here, but not write.';
}
