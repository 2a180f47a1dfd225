import { describe, expect, test } from 'vitest';
import {
  daysLeft,
  inOneLine,
  isFelt,
  isNamed,
  whatGoes,
  whoIsHit,
} from '../../../src/lib/deletions/deletion.ts';

const subject = (students: number, finished: number, counts = {}) => ({
  kind: 'lesson' as const,
  id: 1,
  name: 'Tidy tables',
  students,
  finished,
  counts,
  course: { id: 1, slug: 'a', name: 'A', published: true },
  until: '2027-04-14T12:00:00Z',
});

test('what goes is told in words, the large things first, and what is none is left out', () => {
  expect(whatGoes({ posts: 1204, lessons: 1, marks: 0 })).toEqual([
    '1 lesson',
    '1,204 posts under lessons',
  ]);
  expect(inOneLine({})).toBe('Nothing else went with it');
  expect(inOneLine({ lessons: 2, posts: 1 })).toBe('With 2 lessons and 1 post under lessons');
  expect(inOneLine({ modules: 1, lessons: 2, cohorts: 1, seats: 3, posts: 1 })).toBe(
    'With 1 module, 2 lessons, 1 cohort and 2 kinds of things more',
  );
});

describe('who is hit', () => {
  test.each([
    [subject(0, 0), null],
    [subject(12, 12), '12 students have finished it.'],
    [subject(1, 0), '1 student has begun it.'],
    [subject(12, 8), '12 students have begun it, 8 of them finished it.'],
    [
      { ...subject(12, 8), kind: 'module' as const },
      '12 students have begun lessons of it, 8 of them finished one or more.',
    ],
    [subject(0, 0, { seats: 2, enrollments: 1 }), '3 students have, or had, a seat.'],
  ])('is told in numbers', (given, said) => {
    expect(whoIsHit(given)).toBe(said);
  });
  test('one click is enough where nobody is', () => {
    expect(isFelt(subject(0, 0, { lessons: 3, pictures: 1, cohorts: 1 }))).toBe(false);
    for (const word of ['seats', 'enrollments', 'posts', 'topics', 'replies']) {
      expect(isFelt(subject(0, 0, { [word]: 1 }))).toBe(true);
    }
    expect(isFelt(subject(1, 0))).toBe(true);
  });
});

test('a name is typed as one reads it; capitals and spaces do not matter, letters do', () => {
  expect(isNamed('  tidy   TABLES ', 'Tidy tables')).toBe(true);
  expect(isNamed('Tidy table', 'Tidy tables')).toBe(false);
  expect(isNamed('', 'Tidy tables')).toBe(false);
});

test('days are left until the last moment', () => {
  const until = '2027-04-14T12:00:00Z';
  expect(daysLeft(until, new Date('2027-03-15T12:00:00Z'))).toBe(30);
  expect(daysLeft(until, new Date('2027-04-14T11:59:59Z'))).toBe(1);
});
