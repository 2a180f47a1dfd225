import { describe, expect, it } from 'vitest';
import { archivingWords, restoringWords, takenWords } from '../../../src/lib/office/office.ts';

describe('the seats of a cohort', () => {
  it.each([
    [26, 0, 50, '26 of 50 seats taken'],
    [0, 0, null, '0 seats taken'],
    [1, 0, null, '1 seat taken'],
    [23, 3, 50, '26 of 50 seats taken, 3 by invitations that wait'],
    [0, 1938, null, '1,938 seats taken, all by invitations that wait'],
  ])('%i students, %i invited, limit %s: "%s"', (students, invited, max_students, words) => {
    expect(takenWords({ students, invited, max_students })).toBe(words);
  });
});

describe('archiving and restoring', () => {
  it('say in numbers whom they touch', () => {
    expect(archivingWords({ students: 26, invited: 1 })).toMatch(
      /^26 students keep .* 1 invitation waits until it is back\. Nobody else/,
    );
    expect(restoringWords({ students: 1, invited: 3 })).toMatch(
      /1 student can write again\. 3 invitations can turn into seats again\.$/,
    );
  });

  it('say nothing of people who are not there', () => {
    const nobody = { students: 0, invited: 0 };
    expect(archivingWords(nobody)).toMatch(/^Nobody else/);
    expect(restoringWords(nobody)).not.toMatch(/\d/);
  });
});
