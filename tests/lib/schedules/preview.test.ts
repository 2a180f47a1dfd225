import { describe, expect, test } from 'vitest';
import { momentIn, openCount } from '../../../src/lib/schedules/preview.ts';

const moment = (query: string) => momentIn(new URLSearchParams(query));
const amara = '00000000-0000-4000-8000-000000000001';

describe('the moment that an address asks for', () => {
  test('is a day, a time and a student', () => {
    expect(moment(`day=2027-03-15&time=09:30&student=${amara}`)).toEqual({
      day: '2027-03-15',
      time: '09:30',
      student: amara,
    });
  });
  test('is now, for anybody, when it says nothing', () => {
    expect(moment('')).toEqual({ day: null, time: null, student: null });
  });
  test.each([
    'day=2027-02-30',
    'day=infinity',
    'day=0999-01-01',
    'time=24:00',
    'time=9',
    'student=x',
  ])('leaves out what is none: %s', (query) => {
    expect(moment(query)).toEqual({ day: null, time: null, student: null });
  });
});

test('what is open is counted in modules and lessons', () => {
  const module = (open: boolean, lessons: number) => ({
    id: 1,
    name: 'M',
    open,
    may_write: open,
    why: 'open' as const,
    opens_at: '2027-03-01T00:00:00Z',
    closes_at: null,
    lessons: Array.from({ length: lessons }, (_, id) => ({ id, name: 'L' })),
  });
  expect(openCount([module(true, 2), module(false, 3), module(true, 0)])).toEqual({
    modules: 2,
    lessons: 2,
    allLessons: 5,
  });
});
