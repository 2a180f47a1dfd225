import { expect, it } from 'vitest';
import { formatDuration } from '../../../src/lib/time/duration.ts';

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
