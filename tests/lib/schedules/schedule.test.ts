import { describe, expect, it } from 'vitest';
import { scheduleForm } from '../../../src/lib/schedules/schema.ts';
import { modulesIn, takenAwayIn, takenAwayInWords } from '../../../src/lib/schedules/schedule.ts';

/** As Astro hands a form over: empty fields are empty texts. */
const sent = (fields: Record<string, unknown>) =>
  scheduleForm.safeParse({ cohort_id: '5', ...fields });

const problems = (fields: Record<string, unknown>) =>
  sent(fields).error?.issues.map(({ path, message }) => [path[0], message]);

describe('the form of a schedule', () => {
  it('becomes a row for each module, with null for what was left empty', () => {
    const fields = { unlock_11: '2026-11-23', lock_11: '2026-12-14', unlock_12: '', lock_12: '' };
    expect(sent(fields).data).toEqual({
      cohort_id: 5,
      confirmed: false,
      rows: [
        { module_id: 11, unlock_date: '2026-11-23', lock_date: '2026-12-14' },
        { module_id: 12, unlock_date: null, lock_date: null },
      ],
    });
  });

  it('is confirmed only by its second button', () => {
    expect(sent({ confirmed: 'yes' }).data?.confirmed).toBe(true);
    expect(sent({ confirmed: null }).data?.confirmed).toBe(false);
  });

  it.each([
    [
      'a module that closes on the day it opens',
      { unlock_11: '2026-11-23', lock_11: '2026-11-23' },
      'lock_11',
      'This must be after the day it opens.',
    ],
    [
      'a module that closes and never opens',
      { unlock_11: '', lock_11: '2026-11-23' },
      'lock_11',
      'A module that closes needs a day to open, too.',
    ],
    [
      'a day that is none',
      { unlock_11: '2026-02-30', lock_11: '' },
      'unlock_11',
      'There is no such day.',
    ],
  ])('refuses %s, under its field', (_, fields, field, message) => {
    expect(problems(fields)).toEqual([[field, message]]);
  });

  it('looks at every module before it answers', () => {
    const wrong = { unlock_11: 'soon', unlock_12: '2026-12-01', lock_12: '2026-11-01' };
    expect(problems(wrong)?.map(([field]) => field)).toEqual(['unlock_11', 'lock_12']);
  });

  it('takes no notice of fields that are not its own', () => {
    expect(
      modulesIn(['cohort_id', 'unlock_x', 'unlock_0', 'lock_12', 'unlock_12', 'unlock_']),
    ).toEqual([12]);
  });
});

describe('what a change would take away', () => {
  it.each([
    [['Maps'], 37, '“Maps” would close. 37 students have begun lessons there.'],
    [['Maps'], 1, '“Maps” would close. 1 student has begun lessons there.'],
    [['Maps'], 0, '“Maps” would close. Nobody has begun a lesson there.'],
    [['A', 'B'], 37, '“A” and “B” would close. 37 students have begun lessons there.'],
  ])('of %j and %d students is said in numbers', (modules, students, words) => {
    expect(takenAwayInWords({ modules, students })).toBe(words);
  });

  it('comes with the refusal', () => {
    expect(takenAwayIn('{"modules": ["Maps"], "students": 3}')).toEqual({
      modules: ['Maps'],
      students: 3,
    });
    expect(takenAwayIn(null)).toBeNull();
  });
});
