import { describe, expect, it } from 'vitest';
import { restWords } from '../../../src/lib/progress/progress.ts';

const present = { seat: 'active', cohort_status: 'active', completed: 2, total: 9 } as const;

describe('when there is no lesson to go on with', () => {
  it.each([
    [present, 'everything that is open'],
    [{ ...present, completed: 9 }, 'every lesson'],
    [{ ...present, seat: null, cohort_status: null, completed: 9 }, 'every lesson'],
    [{ ...present, seat: 'paused' }, 'pause'],
    [{ ...present, seat: 'waitlisted', completed: 9 }, 'wait'],
    [{ ...present, cohort_status: 'upcoming', completed: 0 }, 'not started'],
    [{ ...present, completed: 0, total: 0 }, 'no lessons'],
  ] as const)('%o: it says why', (standing, words) => {
    expect(restWords(standing)).toContain(words);
  });
});
