import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  originalStart,
  weeksToMove,
} from '../../../scripts/oulad/calendar.ts';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('days', () => {
  it('are added over the end of a leap February and of a year', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('are counted over a clock change', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });
});

describe('a presentation', () => {
  it('began on the first Saturday of February or October', () => {
    expect(originalStart('2013B')).toBe('2013-02-02');
    expect(originalStart('2013J')).toBe('2013-10-05');
  });

  it('must be named as the data set names them', () => {
    expect(() => originalStart('2013X')).toThrow('not a presentation');
    expect(() => originalStart('spring')).toThrow('not a presentation');
  });

  it.each(['2026-11-22', '2027-02-28', '2030-01-01'])(
    'moves so that on %s J is in its twentieth week and B has ended',
    (today) => {
      const weeks = weeksToMove(today);
      const startOfJ = addDays(originalStart('2013J'), weeks * 7);
      const startOfB = addDays(originalStart('2013B'), weeks * 7);
      expect(Math.floor(daysBetween(startOfJ, today) / 7) + 1).toBe(20);
      expect(addDays(startOfB, 240) < today).toBe(true);
      expect(weekday(startOfJ)).toBe(weekday('2013-10-05'));
    },
  );
});
