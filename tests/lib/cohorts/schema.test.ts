import { describe, expect, it } from 'vitest';
import { newCohortForm } from '../../../src/lib/cohorts/schema.ts';

const filled = {
  course_id: '3',
  name: ' Spring ',
  start_date: '2026-12-01',
  end_date: '',
  max_students: '',
  time_zone: 'Africa/Lagos',
  unlock_time: '09:00',
};

function sentences(change: Partial<Record<keyof typeof filled, string | null>>) {
  const result = newCohortForm.safeParse({ ...filled, ...change });
  return result.success
    ? {}
    : Object.fromEntries(result.error.issues.map((i) => [i.path[0], i.message]));
}

describe('the form for a new cohort', () => {
  it('lets the last day and the seats be empty', () => {
    expect(newCohortForm.parse(filled)).toEqual({
      course_id: 3,
      name: 'Spring',
      start_date: '2026-12-01',
      end_date: null,
      max_students: null,
      time_zone: 'Africa/Lagos',
      unlock_time: '09:00',
    });
  });

  it.each([
    [{ name: ' ' }, { name: 'Please give the cohort a name.' }],
    [{ name: 'x'.repeat(201) }, { name: 'Please write at most 200 characters.' }],
    [{ start_date: '' }, { start_date: 'Please choose the first day.' }],
    [{ start_date: '2026-02-30' }, { start_date: 'There is no such day.' }],
    [{ end_date: '2026-11-30' }, { end_date: 'The last day cannot come before the first.' }],
    [{ max_students: '-1' }, { max_students: 'Please write a number from 0 to 999,999,999.' }],
    [{ max_students: 'ten' }, { max_students: 'Please write a whole number.' }],
    [{ time_zone: 'Mars/Olympus' }, { time_zone: 'We do not know this time zone.' }],
    [{ time_zone: '+01:00' }, { time_zone: 'We do not know this time zone.' }],
    [{ unlock_time: '24:00' }, { unlock_time: 'Please write a time of day, for example 09:00.' }],
    [{ unlock_time: null }, { unlock_time: 'Please choose a time of day.' }],
  ])('%j is answered with %j', (change, said) => {
    expect(sentences(change)).toEqual(said);
  });

  it('takes 0 seats, one day, and a zone with a half hour', () => {
    expect(
      sentences({ max_students: '0', end_date: '2026-12-01', time_zone: 'Asia/Kolkata' }),
    ).toEqual({});
  });

  it('asks for a course', () => {
    expect(sentences({ course_id: '' })).toHaveProperty('course_id');
  });
});
