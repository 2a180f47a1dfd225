import { describe, expect, it } from 'vitest';
import { bothTimes, dayIn, formatInstant, relativeInstant } from '../../../src/lib/time/instant.ts';
import { ENGLISH } from '../../../src/lib/time/language.ts';

describe('an instant', () => {
  it('is written in a zone, with the name of the zone', () => {
    expect(formatInstant('2026-11-23T08:00:00+00:00', 'Europe/Berlin', ENGLISH)).toBe(
      'Mon 23 November 2026, 09:00 (Europe/Berlin)',
    );
    expect(formatInstant('2026-11-23T08:00:00+00:00', 'America/New_York', ENGLISH)).toBe(
      'Mon 23 November 2026, 03:00 (America/New York)',
    );
  });

  it('falls on another day where the day has changed already', () => {
    expect(formatInstant('2026-12-31T20:00:00Z', 'Pacific/Auckland', ENGLISH)).toBe(
      'Fri 1 January 2027, 09:00 (Pacific/Auckland)',
    );
    expect(dayIn('Pacific/Auckland', '2026-12-31T20:00:00Z')).toBe('2027-01-01');
  });

  it('reads midnight as 00:00', () => {
    expect(formatInstant('2026-11-22T23:00:00Z', 'Europe/Berlin', ENGLISH)).toContain(
      'Mon 23 November 2026, 00:00',
    );
  });

  it('keeps the wall clock on both sides of a clock change', () => {
    expect(formatInstant('2026-03-28T08:00:00Z', 'Europe/Berlin', ENGLISH)).toContain('09:00');
    expect(formatInstant('2026-03-29T07:00:00Z', 'Europe/Berlin', ENGLISH)).toContain('09:00');
  });

  it('says which of the two hours is meant when clocks go back', () => {
    expect(formatInstant('2026-10-25T00:30:00Z', 'Europe/Berlin', ENGLISH)).toBe(
      'Sun 25 October 2026, 02:30 (Europe/Berlin, UTC+2)',
    );
    expect(formatInstant('2026-10-25T01:30:00Z', 'Europe/Berlin', ENGLISH)).toBe(
      'Sun 25 October 2026, 02:30 (Europe/Berlin, UTC+1)',
    );
    expect(formatInstant('2026-10-25T02:30:00Z', 'Europe/Berlin', ENGLISH)).not.toContain('UTC');
  });

  it('knows that Lord Howe Island goes back by half an hour only', () => {
    expect(formatInstant('2026-04-04T14:45:00Z', 'Australia/Lord_Howe', ENGLISH)).toContain(
      '01:45',
    );
    expect(formatInstant('2026-04-04T14:45:00Z', 'Australia/Lord_Howe', ENGLISH)).toContain(
      'UTC+11',
    );
    expect(formatInstant('2026-04-04T15:15:00Z', 'Australia/Lord_Howe', ENGLISH)).toContain(
      'UTC+10:30',
    );
  });
});

describe('in the language of its reader', () => {
  it('an instant has that language’s day and clock, and the same zone', () => {
    const at = '2026-11-23T20:00:00Z';
    expect(formatInstant(at, 'Europe/Berlin', 'de')).toBe(
      'Mo., 23. November 2026, 21:00 (Europe/Berlin)',
    );
    expect(formatInstant(at, 'America/New_York', 'en-US')).toMatch(
      /^Mon, November 23, 2026, 3:00\sPM \(America\/New York\)$/,
    );
  });

  it('the repeated hour is told apart in every language', () => {
    expect(formatInstant('2026-10-25T01:30:00Z', 'Europe/Berlin', 'fr')).toContain('UTC+1');
  });
});

describe('both times', () => {
  const opens = '2026-11-23T08:00:00Z';

  it("are the cohort's and the reader's", () => {
    expect(bothTimes(opens, 'Europe/Berlin', 'Asia/Kathmandu', ENGLISH)).toEqual([
      'Mon 23 November 2026, 09:00 (Europe/Berlin)',
      'Mon 23 November 2026, 13:45 (Asia/Kathmandu)',
    ]);
  });

  it('are one when both clocks read the same', () => {
    expect(bothTimes(opens, 'Europe/Berlin', 'Europe/Paris', ENGLISH)).toHaveLength(1);
    expect(bothTimes(opens, 'Europe/London', 'UTC', ENGLISH)).toHaveLength(1);
  });

  it('are two as soon as only one of the clocks has changed', () => {
    expect(bothTimes('2026-07-01T08:00:00Z', 'Europe/London', 'UTC', ENGLISH)).toHaveLength(2);
  });

  it('are one for a visitor', () => {
    expect(bothTimes(opens, 'Europe/Berlin', null, ENGLISH)).toEqual([
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
