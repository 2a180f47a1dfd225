import { describe, expect, it } from 'vitest';
import { lessonPath, trailOf, wayBack } from '../../../src/lib/lessons/lesson.ts';

const course = { id: 1, slug: 'open-data', name: 'Open data' };
const spring = {
  id: 3,
  name: 'Spring',
  time_zone: 'Africa/Lagos',
  my_status: 'active' as const,
  teaches: false,
  running: true,
};

describe('the address of a lesson', () => {
  it('names the cohort, the page of the talk and the post where they are known', () => {
    expect(lessonPath(7)).toBe('/lessons/7');
    expect(lessonPath(7, { cohort: null })).toBe('/lessons/7');
    expect(lessonPath(7, { cohort: 3, at: 'done' })).toBe('/lessons/7?cohort=3#done');
    expect(lessonPath(7, { cohort: 3, post: 12 })).toBe('/lessons/7?cohort=3&post=12#post-12');
    expect(lessonPath(7, { cohort: 3, before: 40 })).toBe('/lessons/7?cohort=3&before=40');
  });
});

describe('around a lesson', () => {
  it('people of a cohort find their cohort', () => {
    const lesson = { course, cohorts: [spring], cohort_id: 3 };
    expect(wayBack(lesson)).toEqual({ href: '/cohorts/3', label: 'Back to Spring' });
    expect(trailOf(lesson).map(({ label }) => label)).toEqual(['Courses', 'Open data', 'Spring']);
  });

  it('visitors find the course', () => {
    const lesson = { course, cohorts: [], cohort_id: null };
    expect(wayBack(lesson).href).toBe('/courses/open-data');
    expect(trailOf(lesson)).toHaveLength(2);
  });
});
