import { expect, it } from 'vitest';
import { clockOf, formatDuration, secondsIn } from '../../../src/lib/time/duration.ts';

it.each([
  [45, '45 s'],
  [59.7, '1 min'],
  [60, '1 min'],
  [725, '12 min'],
  [3600, '1 h'],
  [3900, '1 h 5 min'],
])('%d seconds are %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

it.each([
  [0, '0:00'],
  [247, '4:07'],
  [3599, '59:59'],
  [3750, '1:02:30'],
])('%d seconds are %s on a clock, and back', (seconds, clock) => {
  expect(clockOf(seconds)).toBe(clock);
  expect(secondsIn(clock)).toBe(seconds);
});

it.each(['', '4', '4:7', '4:60', ':30', '-1:00', '1:2:3', 'long'])('%j is no length', (clock) => {
  expect(secondsIn(clock)).toBeNull();
});
