import { describe, expect, it } from 'vitest';
import { linksWork, type Leaving } from '../../../src/lib/account/account.ts';
import { goesInWords, staysInWords, whyNot } from '../../../src/lib/account/leaving.ts';

const nothing = {
  ...{ seats: 0, waiting: 0, progress: 0, courses: 0, posts: 0, topics: 0, replies: 0 },
  ...{ taught: 0, running: 0, last_admin: false },
} as Leaving;

describe('what leaving means', () => {
  it('is said in numbers', () => {
    const leaving = { ...nothing, seats: 2, progress: 1041, courses: 3 };
    expect(goesInWords(leaving)).toEqual([
      'Your name, address, password and sessions.',
      '2 seats in cohorts. They are free for others at once.',
      '1,041 marks of progress in lessons.',
      'Your standing in 3 courses.',
    ]);
    expect(staysInWords({ ...nothing, posts: 12, topics: 1, replies: 3 })).toEqual([
      '12 posts, 1 topic and 3 replies, without your name.',
    ]);
  });

  it('leaves out what is not there', () => {
    expect(goesInWords(nothing)).toEqual(['Your name, address, password and sessions.']);
    expect(staysInWords(nothing)).toEqual([]);
    expect(staysInWords({ ...nothing, taught: 1 })).toEqual([
      '1 course that you made, without a teacher.',
    ]);
  });
});

describe('who cannot leave', () => {
  it('is told why', () => {
    expect(whyNot(nothing)).toBeNull();
    expect(whyNot({ ...nothing, running: 2 })).toMatch(/2 cohorts that have not ended/);
    expect(whyNot({ ...nothing, running: 1 })).toMatch(/1 cohort that has not ended/);
    expect(whyNot({ ...nothing, running: 1, last_admin: true })).toMatch(/last admin/);
  });
});

it('the links of an address mail work for an hour', () => {
  const asked = { asked_at: '2026-11-23T12:00:00Z' };
  expect(linksWork(asked, new Date('2026-11-23T12:59:59Z'))).toBe(true);
  expect(linksWork(asked, new Date('2026-11-23T13:00:00Z'))).toBe(false);
});
