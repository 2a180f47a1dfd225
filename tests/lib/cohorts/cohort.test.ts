import { describe, expect, it } from 'vitest';
import {
  leavingWords,
  seatOffer,
  seatWords,
  standingWords,
  takesSeat,
  type CohortStatus,
  type SeatStatus,
} from '../../../src/lib/cohorts/cohort.ts';

const spring = (free_seats: number | null, status: CohortStatus = 'active') => ({
  status,
  max_students: free_seats === null ? null : 8,
  free_seats,
});

describe('the seats of a cohort', () => {
  it.each([
    [8, 3, '3 of 8 seats are free'],
    [8, 1, '1 of 8 seats is free'],
    [8, 0, 'All 8 seats are taken'],
    [1938, 1200, '1,200 of 1,938 seats are free'],
    [1, 1, 'The only seat is free'],
    [1, 0, 'The only seat is taken'],
    [0, 0, 'No seats are given'],
    [null, null, 'There are seats for everybody'],
  ])('%s seats, %s free: %s', (max_students, free_seats, words) => {
    expect(seatWords({ max_students, free_seats })).toBe(words);
  });

  it('are taken by those who learn, pause or are done, and by nobody else', () => {
    const all: SeatStatus[] = ['active', 'paused', 'completed', 'dropped', 'waitlisted'];
    expect(all.filter(takesSeat)).toEqual(['active', 'paused', 'completed']);
    expect(takesSeat(null)).toBe(false);
  });
});

describe('what a cohort offers', () => {
  it('is a seat while there is one, before and after the start', () => {
    for (const status of ['upcoming', 'active'] as const) {
      expect(seatOffer(spring(1, status), null).button).toBe('Take a seat');
      expect(seatOffer(spring(null, status), null).button).toBe('Take a seat');
    }
  });

  it('is nothing to those who have a seat', () => {
    for (const seat of ['active', 'paused', 'completed'] as const) {
      expect(seatOffer(spring(4), seat)).toEqual({ button: null, note: null });
    }
  });

  it('is the way back for those who left, and the free seat for those who wait', () => {
    expect(seatOffer(spring(1), 'dropped').button).toBe('Come back');
    expect(seatOffer(spring(1), 'waitlisted').button).toBe('Take the free seat');
  });

  it('is a reason instead when it is full', () => {
    expect(seatOffer(spring(0), null)).toMatchObject({ button: null });
    expect(seatOffer(spring(0), 'waitlisted').note).toContain('You are waiting');
    expect(seatOffer(spring(0), 'dropped').note).toContain('come back');
    expect(seatOffer({ ...spring(0), max_students: 0 }, null).note).toContain('nobody');
  });

  it('is a reason instead when it has ended, however many seats are free', () => {
    expect(seatOffer(spring(5, 'completed'), null).note).toContain('ended');
    expect(seatOffer(spring(null, 'archived'), 'dropped').button).toBeNull();
  });
});

describe('leaving', () => {
  it('says in numbers what stays', () => {
    expect(leavingWords({ my_status: 'active', completed: 4 }).join(' ')).toContain(
      'The 4 lessons you have done and what you wrote here stay.',
    );
    expect(leavingWords({ my_status: 'active', completed: 1 }).join(' ')).toContain(
      'The lesson you have done and',
    );
    expect(leavingWords({ my_status: 'active', completed: 0 }).join(' ')).not.toContain(
      'lesson you',
    );
  });

  it('gives up no seat for those who only wait for one', () => {
    expect(leavingWords({ my_status: 'waitlisted', completed: 0 }).join(' ')).not.toContain(
      'Your seat',
    );
  });
});

describe('what one must know first in a cohort', () => {
  it('is nothing out of the ordinary while one learns', () => {
    expect(standingWords(spring(1), 'active')).toBeNull();
    expect(standingWords(spring(1, 'upcoming'), 'active')).toBeNull();
    expect(standingWords(spring(1), null)).toBeNull();
    expect(standingWords(spring(1, 'completed'), null)).toBeNull();
  });

  it('is why one cannot read, or not write', () => {
    expect(standingWords(spring(1), 'dropped')).toContain('You left');
    expect(standingWords(spring(0), 'waitlisted')).toContain('You wait');
    expect(standingWords(spring(1), 'paused')).toContain('not write');
    expect(standingWords(spring(1, 'completed'), 'active')).toContain('ended');
  });

  it('is, to somebody who waits, that a seat is free', () => {
    expect(standingWords(spring(1), 'waitlisted')).toContain('one is free');
    expect(standingWords(spring(null), 'waitlisted')).toContain('one is free');
    expect(standingWords(spring(1, 'completed'), 'waitlisted')).not.toContain('free');
  });
});
