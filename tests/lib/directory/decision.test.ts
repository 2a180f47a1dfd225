import { describe, expect, it } from 'vitest';
import { choicesFor, decidedInWords } from '../../../src/lib/directory/decision.ts';
import type { Person } from '../../../src/lib/directory/person.ts';

const person = (
  status: Person['status'],
  role: Person['role'] = 'student',
  seats: Person['enrollments'][number]['status'][] = [],
) => ({
  name: 'Tove',
  role,
  status,
  enrollments: seats.map((seat, cohort_id) => ({
    cohort_id,
    cohort_name: 'Spring',
    course_name: 'Open data',
    status: seat,
  })),
});
const offered = (who: ReturnType<typeof person>) =>
  choicesFor(who).map(({ decision, grave }) => `${decision}${grave ? ' (asks twice)' : ''}`);

describe('what can be decided', () => {
  it('is what would change something', () => {
    expect(offered(person('pending'))).toEqual(['approve', 'reject (asks twice)']);
    expect(offered(person('approved'))).toEqual(['reject (asks twice)', 'reopen']);
    expect(offered(person('rejected'))).toEqual(['approve', 'reopen']);
    expect(offered(person('waitlisted'))).toHaveLength(3);
  });

  it('asks twice before a role counts, or counts no longer', () => {
    expect(offered(person('pending', 'teacher'))[0]).toBe('approve (asks twice)');
    expect(offered(person('approved', 'admin'))[1]).toBe('reopen (asks twice)');
    const means = (who: ReturnType<typeof person>) => choicesFor(who)[0]?.means;
    expect(means(person('pending', 'teacher'))).toBe('Tove is a teacher then.');
    expect(means(person('approved', 'teacher'))).toContain('The role of teacher counts no longer.');
  });

  it('says how many seats stay', () => {
    const means = (...seats: Parameters<typeof person>[2] & {}) =>
      choicesFor(person('approved', 'student', seats))[0]?.means;
    expect(means('dropped')).toBe('Tove takes no new seat.');
    expect(means('active')).toContain('1 seat stays, with all that is in it.');
    expect(means('active', 'paused')).toContain('2 seats stay, with all that is in them.');
  });

  it('is said in numbers', () => {
    expect(decidedInWords('approve', 1)).toBe('1 application is approved.');
    expect(decidedInWords('reject', 2)).toBe('2 applications are turned down.');
    expect(decidedInWords('approve', 0)).toContain('somebody else was faster');
  });
});
