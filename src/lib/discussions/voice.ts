import type { Lesson, LessonCohort } from '../lessons/lesson';

/** The cohort whose talk is shown. */
export function cohortOfTalk({
  cohorts,
  cohort_id,
}: Pick<Lesson, 'cohorts' | 'cohort_id'>): LessonCohort | null {
  return cohorts.find(({ id }) => id === cohort_id) ?? null;
}

/** Why the viewer may read this talk but not write in it; null when they may write. */
export function silence(lesson: Pick<Lesson, 'may_post' | 'cohorts' | 'cohort_id'>): string | null {
  if (lesson.may_post) return null;
  const cohort = cohortOfTalk(lesson);
  if (cohort && !cohort.running) return 'This cohort has ended. You can read what was said.';
  if (cohort?.my_status === 'paused')
    return 'While you pause you can read what is said, but not write.';
  return 'You can read what is said here, but not write.';
}
