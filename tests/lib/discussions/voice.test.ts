import { describe, expect, it } from 'vitest';
import { cohortOfTalk, silence } from '../../../src/lib/discussions/voice.ts';
import type { LessonCohort } from '../../../src/lib/lessons/lesson.ts';

const cohort = (more: Partial<LessonCohort> = {}): LessonCohort => ({
  id: 3,
  name: 'Spring',
  time_zone: 'Africa/Lagos',
  my_status: 'active',
  teaches: false,
  running: true,
  ...more,
});
const quiet = (one: LessonCohort, mayPost = false) => silence(mayPost, one);

describe('a talk', () => {
  it('is open to those who may write', () => {
    expect(quiet(cohort(), true)).toBeNull();
  });

  it('says why one can only read', () => {
    expect(quiet(cohort({ my_status: 'paused' }))).toContain('pause');
    expect(quiet(cohort({ running: false }))).toContain('ended');
    expect(quiet(cohort())).toContain('not write');
  });

  it('is of the chosen cohort', () => {
    const cohorts = [cohort(), cohort({ id: 4, name: 'Autumn' })];
    expect(cohortOfTalk({ cohorts, cohort_id: 4 })?.name).toBe('Autumn');
    expect(cohortOfTalk({ cohorts, cohort_id: null })).toBeNull();
  });
});
