import { describe, expect, it } from 'vitest';
import { daysBetween, formatDay, formatDayRange, relativeDay } from '../../../src/lib/time/day.ts';
import { ENGLISH, LANGUAGES } from '../../../src/lib/time/language.ts';

describe('a calendar day', () => {
  it('is written out with its weekday', () => {
    expect(formatDay('2026-11-23', ENGLISH)).toBe('Mon 23 November 2026');
    expect(formatDay('2028-02-29', ENGLISH)).toBe('Tue 29 February 2028');
  });

  it('is the same day on every machine', () => {
    const before = process.env['TZ'];
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo']) {
      process.env['TZ'] = zone;
      expect(formatDay('2026-03-01', ENGLISH)).toBe('Sun 1 March 2026');
    }
    process.env['TZ'] = before;
  });
});

describe('a range of days', () => {
  it.each([
    ['2026-11-03', '2026-11-24', '3 – 24 November 2026'],
    ['2026-11-23', '2026-12-14', '23 November – 14 December 2026'],
    ['2026-11-23', '2027-02-14', '23 November 2026 – 14 February 2027'],
    ['2026-11-23', '2026-11-23', '23 November 2026'],
    ['2026-11-23', null, 'from 23 November 2026'],
  ])('%s to %s is "%s"', (first, last, words) => {
    expect(formatDayRange(first, last, ENGLISH)).toBe(words);
  });
});

describe('in the language of its reader', () => {
  const written = (locale: string) => formatDay('2026-11-23', locale);

  it('a day is written as that language writes it', () => {
    expect(written('de')).toBe('Mo., 23. November 2026');
    expect(written('en-US')).toBe('Mon, November 23, 2026');
    expect(written('ja')).toBe('2026年11月23日(月)');
  });

  it('the year is that of the courses, whatever calendar is usual there', () => {
    for (const locale of LANGUAGES) expect(formatDay('2026-11-03', locale)).toMatch(/2026|২০২৬/);
  });

  it('a range says what both days share once', () => {
    expect(formatDayRange('2026-11-03', '2026-11-24', 'de')).toMatch(
      /^3\.\s?–\s?24\. November 2026$/,
    );
    expect(formatDayRange('2026-11-23', '2026-11-23', 'fr')).toBe('23 novembre 2026');
    expect(formatDayRange('2026-11-23', null, 'fr')).toBe('from 23 novembre 2026');
  });
});

describe('days from today', () => {
  it.each([
    ['2026-11-23', 'today'],
    ['2026-11-24', 'tomorrow'],
    ['2026-11-26', 'in 3 days'],
    ['2026-11-22', 'yesterday'],
    ['2026-11-20', '3 days ago'],
  ])('%s is %s', (day, words) => {
    expect(relativeDay(day, '2026-11-23')).toBe(words);
  });

  it('are whole across the nights when clocks change', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
  });
});
