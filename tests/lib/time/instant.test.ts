import { describe, expect, it } from 'vitest';
import { bothTimes, dayIn, formatInstant, relativeInstant } from '../../../src/lib/time/instant.ts';

describe('an instant', () => {
  it('is written in a zone, with the name of the zone', () => {
    expect(formatInstant('2026-11-23T08:00:00+00:00', 'Europe/Berlin')).toBe(
      'Mon 23 November 2026, 09:00 (Europe/Berlin)',
    );
    expect(formatInstant('2026-11-23T08:00:00+00:00', 'America/New_York')).toBe(
      'Mon 23 November 2026, 03:00 (America/New York)',
    );
  });

  it('falls on another day where the day has changed already', () => {
    expect(formatInstant('2026-12-31T20:00:00Z', 'Pacific/Auckland')).toBe(
      'Fri 1 January 2027, 09:00 (Pacific/Auckland)',
    );
    expect(dayIn('Pacific/Auckland', '2026-12-31T20:00:00Z')).toBe('2027-01-01');
  });

  it('reads midnight as 00:00', () => {
    expect(formatInstant('2026-11-22T23:00:00Z', 'Europe/Berlin')).toContain(
      'Mon 23 November 2026, 00:00',
    );
  });

  it('keeps the wall clock on both sides of a clock change', () => {
    expect(formatInstant('2026-03-28T08:00:00Z', 'Europe/Berlin')).toContain('09:00');
    expect(formatInstant('2026-03-29T07:00:00Z', 'Europe/Berlin')).toContain('09:00');
  });

  it('says which of the two hours is meant when clocks go back', () => {
    expect(formatInstant('2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe(
      'Sun 25 October 2026, 02:30 (Europe/Berlin, UTC+2)',
    );
    expect(formatInstant('2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe(
      'Sun 25 October 2026, 02:30 (Europe/Berlin, UTC+1)',
    );
    expect(formatInstant('2026-10-25T02:30:00Z', 'Europe/Berlin')).not.toContain('UTC');
  });

  it('knows that Lord Howe Island goes back by half an hour only', () => {
    expect(formatInstant('2026-04-04T14:45:00Z', 'Australia/Lord_Howe')).toContain('01:45');
    expect(formatInstant('2026-04-04T14:45:00Z', 'Australia/Lord_Howe')).toContain('UTC+11');
    expect(formatInstant('2026-04-04T15:15:00Z', 'Australia/Lord_Howe')).toContain('UTC+10:30');
  });
});

describe('both times', () => {
  const opens = '2026-11-23T08:00:00Z';

  it("are the cohort's and the reader's", () => {
    expect(bothTimes(opens, 'Europe/Berlin', 'Asia/Kathmandu')).toEqual([
      'Mon 23 November 2026, 09:00 (Europe/Berlin)',
      'Mon 23 November 2026, 13:45 (Asia/Kathmandu)',
    ]);
  });

  it('are one when both clocks read the same', () => {
    expect(bothTimes(opens, 'Europe/Berlin', 'Europe/Paris')).toHaveLength(1);
    expect(bothTimes(opens, 'Europe/London', 'UTC')).toHaveLength(1);
  });

  it('are two as soon as only one of the clocks has changed', () => {
    expect(bothTimes('2026-07-01T08:00:00Z', 'Europe/London', 'UTC')).toHaveLength(2);
  });

  it('are one for a visitor', () => {
    expect(bothTimes(opens, 'Europe/Berlin', null)).toEqual([
      'Mon 23 November 2026, 09:00 (Europe/Berlin)',
    ]);
  });
});

describe('how far off an instant is', () => {
  it("is counted in the days of the reader's calendar", () => {
    const now = new Date('2026-11-23T22:30:00Z');
    expect(relativeInstant('2026-11-24T08:00:00Z', now, 'UTC')).toBe('tomorrow');
    expect(relativeInstant('2026-11-24T08:00:00Z', now, 'Europe/Helsinki')).toBe('today');
  });
});
