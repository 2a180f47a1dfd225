import { describe, expect, it } from 'vitest';
import { sortStandings, type CohortStanding } from '../../../src/lib/dashboard/standing.ts';

const standing = (cohort_name: string, more: Partial<CohortStanding> = {}): CohortStanding => ({
  cohort_id: 1,
  cohort_name,
  course_slug: 'open-data',
  course_name: 'Open data',
  status: 'active',
  cohort_status: 'active',
  start_date: '2026-11-12',
  end_date: '2027-02-04',
  starts_at: '2026-11-12T08:00:00Z',
  time_zone: 'Africa/Lagos',
  completed: 2,
  total: 9,
  next_lesson: null,
  next_opening: null,
  ...more,
});
const next_lesson = { id: 3, name: 'Reading before trusting', module_name: 'Find it' };
const names = (standings: CohortStanding[]) => standings.map(({ cohort_name }) => cohort_name);

describe('the dashboard', () => {
  it('puts first what can be gone on with, then what starts soonest', () => {
    const { present } = sortStandings([
      standing('Winter', { cohort_status: 'upcoming', starts_at: '2027-01-06T12:30:00Z' }),
      standing('Autumn', { cohort_status: 'upcoming', starts_at: '2026-12-13T07:00:00Z' }),
      standing('All done'),
      standing('Spring', { next_lesson }),
    ]);
    expect(names(present)).toEqual(['Spring', 'All done', 'Autumn', 'Winter']);
  });

  it('keeps apart what has ended and what one left', () => {
    const { present, past } = sortStandings([
      standing('Spring'),
      standing('Pilot', { cohort_status: 'completed' }),
      standing('Old', { cohort_status: 'archived' }),
      standing('Left', { status: 'dropped' }),
      standing('Waiting', { status: 'waitlisted' }),
    ]);
    expect(names(present).toSorted()).toEqual(['Spring', 'Waiting']);
    expect(names(past)).toEqual(['Pilot', 'Old', 'Left']);
  });
});
