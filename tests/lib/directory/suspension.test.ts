import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/lib/directory/person.ts';
import { barredInWords, suspendingWords } from '../../../src/lib/directory/suspension.ts';

const cohort = { cohort_id: 1, cohort_name: 'Spring', course_name: 'Open data' };
const course = { id: 1, slug: 'open-data', name: 'Open data' };
const words = (sessions: number, seats: Person['enrollments'][number]['status'][], courses = 0) =>
  suspendingWords({
    name: 'Dana',
    sessions,
    enrollments: seats.map((status) => ({ ...cohort, status })),
    teaches: Array.from({ length: courses }, () => course),
  }).join(' ');

describe('what suspending does', () => {
  it('says how many sessions end and how many cohorts the person is in', () => {
    const all = words(2, ['active', 'paused', 'completed', 'dropped', 'waitlisted']);
    expect(all).toContain('2 sessions end now');
    expect(all).toContain('Dana is in 3 cohorts');
    expect(words(1, [])).toContain('1 session ends now');
    expect(words(0, ['dropped'])).toContain('Dana is in no cohort.');
  });

  it('says which courses nobody looks after then', () => {
    expect(words(0, [])).not.toContain('teaches');
    expect(words(0, [], 1)).toContain('teaches 1 course: nobody looks after it');
    expect(words(0, [], 2)).toContain('teaches 2 courses: nobody looks after them');
  });
});

it('says so when Auth could not be told', () => {
  expect(barredInWords(true, true)).toBe('The account is suspended.');
  expect(barredInWords(false, true)).toBe('The account is restored.');
  for (const suspended of [true, false]) {
    expect(barredInWords(suspended, false)).toContain('could not be told');
  }
});
