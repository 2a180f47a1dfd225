import { describe, expect, it } from 'vitest';
import {
  linesOf,
  seatsInWords,
  seatsOf,
  verdictOf,
  VERDICTS,
  WORDS,
} from '../../../src/lib/imports/verdict.ts';

describe('what a plan does', () => {
  const counts = { invite: 1912, enroll: 25, return: 1, full: 3, bad_address: 2 };

  it('is told in numbers', () => {
    expect(seatsInWords(counts, 'will')).toBe(
      '1,912 people without an account will be invited, 25 people with an account will take a seat, 1 person who left will come back',
    );
    expect(seatsInWords({ enroll: 1 }, 'did')).toBe('1 person with an account took a seat');
    expect(seatsInWords({ already_in: 4 }, 'will')).toBe('nothing will change');
    expect(seatsInWords({}, 'did')).toBe('nothing changed');
  });

  it('takes seats for some lines and leaves the others', () => {
    expect(seatsOf(counts)).toBe(1938);
    expect(linesOf(counts)).toBe(1943);
  });

  it.each(VERDICTS)('has words for %s, one person and many, before and after', (verdict) => {
    for (const tense of ['will', 'did'] as const) {
      expect(WORDS[verdict][tense](1)).toMatch(/^1 (person|line) [a-z]/);
      expect(WORDS[verdict][tense](2000)).toMatch(/^2,000 (people|lines) [a-z]/);
    }
  });
});

it('knows a verdict in an address, and nothing else', () => {
  expect(verdictOf('full')).toBe('full');
  expect(verdictOf('toString')).toBeUndefined();
  expect(verdictOf(null)).toBeUndefined();
});
