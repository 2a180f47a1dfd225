import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

const stage = openStage();

type Row = { module_id: number; unlock_date: string | null; lock_date?: string | null };
const set =
  (rows: Row[], confirmed = false, cohort = 401) =>
  (sql: Sql) =>
    sql`select set_schedule(${cohort}, ${sql.json(rows)}, ${confirmed})`;
const days = async ({ owner }: Scene, cohort = 401) =>
  (
    await owner`
      select module_id::int, unlock_date::text, lock_date::text from cohort_schedules
      where cohort_id = ${cohort} order by module_id`
  ).map((row) => [row['module_id'], row['unlock_date'], row['lock_date']]);
const before = [
  [202, '2027-03-22', null],
  [203, '2027-03-01', '2027-03-08'],
];

/** The refusal of a change that closes modules which are open now. */
async function warning(scene: Scene, rows: Row[], cohort = 401) {
  try {
    await scene.as('dana', set(rows, false, cohort));
    return null;
  } catch (error) {
    const { code, detail } = error as { code: string; detail: string };
    expect(code).toBe('C4040');
    return JSON.parse(detail) as { modules: string[]; students: number };
  }
}

describe('the schedule door', () => {
  test('sets, moves and removes in one go', () =>
    stage.play(async (scene) => {
      await scene.as(
        'dana',
        set([
          { module_id: 201, unlock_date: '2027-03-02' },
          { module_id: 202, unlock_date: '2027-04-01', lock_date: '2027-04-10' },
          { module_id: 203, unlock_date: null },
        ]),
      );
      expect(await days(scene)).toEqual([
        [201, '2027-03-02', null],
        [202, '2027-04-01', '2027-04-10'],
      ]);
    }));

  test('modules that are not named stay as they are', () =>
    stage.play(async (scene) => {
      await scene.as('dana', set([{ module_id: 202, unlock_date: '2027-03-23' }]));
      expect(await days(scene)).toEqual([[202, '2027-03-23', null], before[1]]);
    }));

  test('what closes an open module is told first, with the students it hits, and changes nothing', () =>
    stage.play(async (scene) => {
      // Amara has finished a lesson of Finding, Goran has begun one; Ben, who left, does not count.
      await scene.owner`insert into lesson_progress (user_id, lesson_id) values (${people.ben}, 301)`;
      expect(await warning(scene, [{ module_id: 201, unlock_date: '2027-04-01' }])).toEqual({
        modules: ['Finding'],
        students: 2,
      });
      expect(await days(scene)).toEqual(before);
      await scene.as('dana', set([{ module_id: 201, unlock_date: '2027-04-01' }], true));
      expect(await days(scene)).toHaveLength(3);
    }));

  test('a student hit in two modules is one student, and two in two modules are two', () =>
    stage.play(async (scene) => {
      await scene.at('2027-03-23T00:00:00Z');
      await scene.owner`
        insert into lesson_progress (user_id, lesson_id, completed)
        values (${people.amara}, 303, true), (${people.bola}, 303, true), (${people.lea}, 303, true)`;
      const later: Row[] = [
        { module_id: 201, unlock_date: '2027-04-01' },
        { module_id: 202, unlock_date: '2027-04-01' },
      ];
      // Amara in both, Goran in the first, Bola and Lea in the second.
      expect(await warning(scene, later)).toEqual({
        modules: ['Finding', 'Cleaning'],
        students: 4,
      });
    }));

  test('an earlier lock date closes, too; today is already closed', () =>
    stage.play(async (scene) => {
      const lock = (day: string): Row[] => [
        { module_id: 201, unlock_date: '2027-03-01', lock_date: day },
      ];
      expect(await warning(scene, lock('2027-03-15'))).toMatchObject({ modules: ['Finding'] });
      expect(await warning(scene, lock('2027-03-16'))).toBeNull();
    }));

  test('what is not open now moves without a question', () =>
    stage.play(async (scene) => {
      expect(await warning(scene, [{ module_id: 202, unlock_date: '2027-06-01' }])).toBeNull();
      expect(await warning(scene, [{ module_id: 203, unlock_date: '2027-06-01' }])).toBeNull();
      await scene.at('2027-02-01T00:00:00Z');
      expect(await warning(scene, [{ module_id: 201, unlock_date: '2027-03-10' }])).toBeNull();
    }));

  test('a module of another course is refused, and nothing of the rest is set', () =>
    stage.play(async (scene) => {
      const rows = [
        { module_id: 202, unlock_date: '2027-04-01' },
        { module_id: 204, unlock_date: '2027-04-01' },
      ];
      expect(await scene.refused('dana', set(rows))).toBe('C4041');
      expect(await days(scene)).toEqual(before);
    }));

  test('a lock before the unlock is refused', () =>
    stage.play(async (scene) => {
      const rows = [{ module_id: 202, unlock_date: '2027-04-01', lock_date: '2027-04-01' }];
      expect(await scene.refused('dana', set(rows))).toBe('23514');
      expect(await days(scene)).toEqual(before);
    }));

  // Beyond what a timestamp holds, a single one took down every page that shows the cohort or asks a gate.
  for (const day of ['infinity', '-infinity', '5874897-01-01', '3000-01-01', '0999-12-31']) {
    test(`${day} is no day of a schedule or a cohort`, () =>
      stage.play(async (scene) => {
        const rows = [{ module_id: 202, unlock_date: day }];
        expect(await scene.refused('dana', set(rows, true))).toBe('23514');
        const locked = [{ module_id: 202, unlock_date: '2027-04-01', lock_date: day }];
        expect(await scene.refused('dana', set(locked, true))).toBe('23514');
        for (const change of [`start_date = '${day}', end_date = null`, `end_date = '${day}'`]) {
          const code = await scene.refused('dana', (sql) =>
            sql.unsafe(`update cohorts set ${change} where id = 401`),
          );
          expect([change, code]).toEqual([change, '23514']);
        }
        expect(await days(scene)).toEqual(before);
      }));
  }

  for (const who of ['amara', 'hana', 'kofi', 'esi', 'tove'] as const) {
    test(`${who} finds no such cohort`, () =>
      stage.play(async (scene) => {
        expect(
          await scene.refused(who, set([{ module_id: 202, unlock_date: '2020-01-01' }], true)),
        ).toBe('C4004');
        expect(await days(scene)).toEqual(before);
      }));
  }

  test('a visitor has no such door', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('visitor', set([], true))).toBe('42501');
    }));

  test('Femi, the admin, schedules any cohort', () =>
    stage.play(async (scene) => {
      await scene.as('femi', set([{ module_id: 204, unlock_date: '2027-03-02' }], false, 405));
      expect(await days(scene, 405)).toEqual([[204, '2027-03-02', null]]);
    }));
});

test('the owner cannot schedule another course’s module either: that is integrity', () =>
  stage.play(async (scene) => {
    await expect(
      scene.owner.savepoint(
        (sql) => sql`update cohort_schedules set module_id = 204 where module_id = 202`,
      ),
    ).rejects.toMatchObject({ code: 'C4041' });
  }));

test('deleting a cohort takes its schedule and seats along', () =>
  stage.play(async (scene) => {
    expect(await scene.attempt('dana', 'delete from cohorts where id = 401')).toBe(1);
    expect(await days(scene)).toEqual([]);
    expect(await scene.owner`select 1 from cohort_enrollments where cohort_id = 401`).toHaveLength(
      0,
    );
    expect(await scene.owner`select 1 from lesson_discussions where cohort_id = 401`).toHaveLength(
      0,
    );
  }));
