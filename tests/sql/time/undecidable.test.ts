import { describe, expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { openStage } from '../stage.ts';

const stage = openStage();

// What no client and no migration can bring about, only somebody who has taken the locks off first. Spring runs, and
// without the damage Amara reads lesson 301 and, after the 22nd, lesson 303.
const damages: [what: string, statements: string][] = [
  [
    'a zone that nobody knows',
    `alter table cohorts drop constraint cohorts_time_zone_fkey; update cohorts set time_zone = 'Nowhere/Gone'`,
  ],
  [
    'no zone',
    `alter table cohorts alter column time_zone drop not null; update cohorts set time_zone = null`,
  ],
  [
    'no first day',
    `alter table cohorts alter column start_date drop not null; update cohorts set start_date = null`,
  ],
  [
    'no time of opening',
    `alter table cohorts alter column unlock_time drop not null; update cohorts set unlock_time = null`,
  ],
  [
    'an enrollment without a status',
    `alter table cohort_enrollments alter column status drop not null; update cohort_enrollments set status = null`,
  ],
  [
    'a status that nobody knows',
    `alter table cohort_enrollments drop constraint cohort_enrollments_status_known; update cohort_enrollments set status = 'present'`,
  ],
];

describe('what cannot be decided is closed', () => {
  test('and open when it can', () =>
    stage.play(async (scene) => {
      await scene.at('2027-04-01T12:00:00Z');
      const found = await scene.as(
        'amara',
        (sql) => sql`select id from lessons where id in (301, 303)`,
      );
      expect(found).toHaveLength(2);
    }));

  for (const [what, statements] of damages) {
    test(`for a cohort with ${what}`, () =>
      stage.play(async (scene) => {
        await scene.at('2027-04-01T12:00:00Z');
        await scene.owner.unsafe(`set constraints all immediate;
          alter table cohorts disable trigger user; alter table cohort_enrollments disable trigger user;
          ${statements}`);
        // An error is as closed as no row.
        for (const lesson of [301, 303]) {
          let found = 0;
          await scene.refused('amara', async (sql) => {
            found = (await sql`select id from lessons where id = ${lesson}`).length;
          });
          expect([lesson, found]).toEqual([lesson, 0]);
          const done = await scene.refused(
            'amara',
            (sql) =>
              sql`insert into lesson_progress (user_id, lesson_id, completed) values (${people.amara}, ${lesson}, true)
                on conflict (user_id, lesson_id) do update set completed = true`,
          );
          expect([lesson, done]).not.toEqual([lesson, null]);
        }
      }));
  }
});
