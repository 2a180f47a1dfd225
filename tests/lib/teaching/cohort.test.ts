import { describe, expect, it } from 'vitest';
import {
  byStatus,
  cohortState,
  seatsInWords,
  turns,
  waitingLessons,
  type TaughtCohort,
  type TaughtModule,
} from '../../../src/lib/teaching/cohort.ts';

const spring: TaughtCohort = {
  id: 1,
  name: 'Spring',
  course: { id: 1, slug: 'open-data', name: 'Open data', published: true },
  status: 'active',
  start_date: '2026-11-12',
  end_date: '2027-02-04',
  time_zone: 'Africa/Lagos',
  unlock_time: '09:00',
  students: 7,
  invited: 0,
  max_students: 8,
  unanswered: 1,
};

const maps: TaughtModule = {
  id: 5,
  name: 'Maps',
  unlock_date: '2026-11-26',
  lock_date: null,
  opens_at: '2026-11-26T08:00:00+00:00',
  closes_at: null,
  state: 'locked',
  reached: 0,
  lessons: [],
};

describe('a cohort in its teacher’s words', () => {
  it.each([
    ['active', 'running'],
    ['upcoming', 'starts in 3 days'],
    ['completed', 'ended'],
    ['archived', 'archived'],
  ] as const)('that is %s is "%s"', (status, words) => {
    expect(cohortState({ ...spring, status }, '2026-11-09')).toBe(words);
  });

  it.each([
    [{}, '7 students on 8 seats'],
    [{ max_students: null, invited: 12 }, '7 students · 12 invited'],
    [{ students: 1, max_students: 1 }, '1 student on 1 seat'],
    [{ students: 0, max_students: 0, invited: 1 }, '0 students on 0 seats · 1 invited'],
  ])('with %j has "%s"', (change, words) => {
    expect(seatsInWords({ ...spring, ...change })).toBe(words);
  });
});

describe('the cohorts of a teacher', () => {
  it('stand running ones first, of those to come the next one first', () => {
    const cohorts = [
      { name: 'Spring', status: 'active' as const },
      { name: 'Winter', status: 'upcoming' as const },
      { name: 'Autumn', status: 'upcoming' as const },
      { name: 'Pilot', status: 'completed' as const },
    ];
    const sections = byStatus(cohorts).map(({ title, cohorts: of }) => [
      title,
      ...of.map(({ name }) => name),
    ]);
    expect(sections).toEqual([
      ['Running', 'Spring'],
      ['Coming', 'Autumn', 'Winter'],
      ['Ended', 'Pilot'],
    ]);
  });
});

describe('a module', () => {
  const closes_at = '2026-12-20T08:00:00+00:00';

  it('that is locked says when it opens, and when it closes again', () => {
    expect(turns(maps)).toEqual([{ word: 'opens', at: maps.opens_at }]);
    expect(turns({ ...maps, closes_at }).map(({ word }) => word)).toEqual(['opens', 'closes']);
  });

  it('that is open says only when it closes', () => {
    expect(turns({ ...maps, state: 'open' })).toEqual([]);
    expect(turns({ ...maps, state: 'open', closes_at })).toEqual([
      { word: 'closes', at: closes_at },
    ]);
  });

  it('that is closed says since when', () => {
    expect(turns({ ...maps, state: 'closed', closes_at })).toEqual([
      { word: 'closed', at: closes_at },
    ]);
  });
});

describe('questions that wait', () => {
  const lesson = (id: number, unanswered: number) => ({
    id,
    name: `Lesson ${id}`,
    threads: 3,
    unanswered,
    last_post_at: null,
  });

  it('are found in every module, where most wait first', () => {
    const modules = [
      { ...maps, lessons: [lesson(1, 1), lesson(2, 0)] },
      { ...maps, lessons: [lesson(3, 4), lesson(4, 1)] },
    ];
    expect(waitingLessons(modules).map(({ id }) => id)).toEqual([3, 1, 4]);
  });
});
