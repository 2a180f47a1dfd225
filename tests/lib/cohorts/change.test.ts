import { describe, expect, it } from 'vitest';
import { interruption, type CohortDays } from '../../../src/lib/cohorts/change.ts';

const now = new Date('2026-11-22T12:00:00Z');
const running: CohortDays = { start_date: '2026-11-01', end_date: '2027-02-01', time_zone: 'UTC' };
const change = (to: Partial<CohortDays>, from = running) =>
  interruption(from, { ...running, ...to }, now);

describe('new days for a running cohort', () => {
  it.each([
    [{ start_date: '2026-10-01' }, null],
    [{ start_date: '2026-11-22' }, null],
    [{ start_date: '2026-11-23' }, 'cohort_put_off'],
    [{ end_date: null }, null],
    [{ end_date: '2026-11-22' }, null],
    [{ end_date: '2026-11-21' }, 'cohort_cut_short'],
  ])('%j: %s', (to, taken) => {
    expect(change(to)).toBe(taken);
  });

  it('are counted in its own zone: in Auckland it is tomorrow already', () => {
    const zone = { time_zone: 'Pacific/Auckland' };
    expect(change({ ...zone, start_date: '2026-11-23' })).toBeNull();
    expect(change({ ...zone, end_date: '2026-11-22' })).toBe('cohort_cut_short');
  });
});

it('takes nothing from a cohort that has not begun, or is over', () => {
  const toCome = { ...running, start_date: '2026-12-01' };
  const over = { ...running, end_date: '2026-11-02' };
  expect(change({ start_date: '2027-01-01' }, toCome)).toBeNull();
  expect(change({ end_date: '2026-11-01' }, over)).toBeNull();
});
