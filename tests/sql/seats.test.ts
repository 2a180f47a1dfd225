import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { newCohort } from './crowd.ts';
import { enter, leave, sit, taken } from './seating.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

const stage = openStage();

describe('one seat after the other', () => {
  const status = async ({ owner }: Scene, cohort: number, who: string) => {
    const [row] = await owner`
      select status from cohort_enrollments where cohort_id = ${cohort} and user_id = ${who}`;
    return row?.['status'] as string | undefined;
  };

  test('the door answers with the status, and twice the same', () =>
    stage.play(async (scene) => {
      const word = () => scene.as('kofi', (sql) => sql`select enroll_in_cohort(401) as word`);
      expect((await word())[0]).toEqual({ word: 'active' });
      expect((await word())[0]).toEqual({ word: 'active' });
      const [left] = await scene.as('kofi', (sql) => sql`select leave_cohort(401) as word`);
      expect(left).toEqual({ word: 'dropped' });
    }));

  test('Amara leaves, Kofi takes the seat, and Amara cannot come back until he leaves', () =>
    stage.play(async (scene) => {
      const cohort = await newCohort(scene.owner, { max_students: 1 });
      await scene.as('amara', enter(cohort));
      expect(await scene.refused('kofi', enter(cohort))).toBe('C4010');
      await scene.as('amara', leave(cohort));
      await scene.as('kofi', enter(cohort));
      expect(await scene.refused('amara', enter(cohort))).toBe('C4010');
      expect(await status(scene, cohort, people.amara)).toBe('dropped');
      await scene.as('kofi', leave(cohort));
      await scene.as('amara', enter(cohort));
      expect(await status(scene, cohort, people.amara)).toBe('active');
      expect(await taken(scene.owner, cohort)).toBe(1);
    }));

  test('Goran, who pauses, leaves and comes back pausing, until Dana lets him go on', () =>
    stage.play(async (scene) => {
      await scene.as('goran', leave(401));
      expect(await status(scene, 401, people.goran)).toBe('dropped');
      const [back] = await scene.as('goran', (sql) => sql`select enroll_in_cohort(401) as word`);
      expect(back).toEqual({ word: 'paused' });
      await scene.as(
        'dana',
        (sql) => sql`
          update cohort_enrollments set status = 'active' where cohort_id = 401 and user_id = ${people.goran}`,
      );
      await scene.as('goran', leave(401));
      await scene.as('goran', enter(401));
      expect(await status(scene, 401, people.goran)).toBe('active');
    }));

  test('Lea, who was done and left, comes back done, however she comes back', () =>
    stage.play(async (scene) => {
      await scene.as('lea', leave(401));
      expect(await status(scene, 401, people.lea)).toBe('dropped');
      const [back] = await scene.as('lea', (sql) => sql`select enroll_in_cohort(401) as word`);
      expect(back).toEqual({ word: 'completed' });

      await scene.as('lea', leave(401));
      const rows = [{ line: 2, email: 'lea@example.org' }];
      const [plan] = await scene.as(
        'femi',
        (sql) => sql`select plan_import(401, 'l.csv', ${sql.json(rows)}) as id`,
      );
      await scene.as('femi', (sql) => sql`select apply_import(${plan!['id']})`);
      expect(await status(scene, 401, people.lea)).toBe('completed');
    }));

  test('somebody whom those who teach made active again after being done comes back active', () =>
    stage.play(async (scene) => {
      await scene.as(
        'dana',
        (sql) => sql`
        update cohort_enrollments set status = 'active' where cohort_id = 401 and user_id = ${people.lea}`,
      );
      await scene.as('lea', leave(401));
      await scene.as('lea', enter(401));
      expect(await status(scene, 401, people.lea)).toBe('active');
    }));

  test('Ben, who left, comes back, and Chidi, who waited, gets in', () =>
    stage.play(async (scene) => {
      await scene.as('ben', enter(401));
      await scene.as('chidi', enter(401));
      expect(await status(scene, 401, people.ben)).toBe('active');
      expect(await status(scene, 401, people.chidi)).toBe('active');
    }));

  test('an active, a paused and a completed person take a seat; who left or waits does not', () =>
    stage.play(async (scene) => {
      // Amara, Bola, Goran and Lea; Nia's invitation holds a fifth.
      await scene.owner`update cohorts set max_students = 6 where id = 401`;
      await scene.as('kofi', enter(401));
      expect(await scene.refused('jun', enter(401))).toBe('C4010');
    }));

  test('an invitation holds a seat until it is revoked', () =>
    stage.play(async (scene) => {
      const cohort = await newCohort(scene.owner, { max_students: 2 });
      await scene.owner`insert into invitations (cohort_id, email) values (${cohort}, 'x@example.org')`;
      await scene.as('kofi', enter(cohort));
      expect(await scene.refused('jun', enter(cohort))).toBe('C4010');
      await scene.owner`update invitations set revoked_at = now() where cohort_id = ${cohort}`;
      await scene.as('jun', enter(cohort));
      expect(await taken(scene.owner, cohort)).toBe(2);
    }));

  test('a cohort without limit always has a seat, and one with 0 never', () =>
    stage.play(async (scene) => {
      const endless = await newCohort(scene.owner, { max_students: null });
      const closed = await newCohort(scene.owner, { max_students: 0 });
      await scene.as('kofi', enter(endless));
      await scene.as('jun', sit(endless, people.jun));
      expect(await taken(scene.owner, endless)).toBe(2);
      expect(await scene.refused('kofi', enter(closed))).toBe('C4010');
      expect(await scene.refused('kofi', sit(closed, people.kofi))).toBe('C4010');
      expect(await scene.refused('femi', sit(closed, people.kofi))).toBe('C4010');
    }));

  const shut: [string, number, string][] = [
    ['has ended', 403, 'C4011'],
    ['is archived', 404, 'C4011'],
    ['belongs to a draft', 406, 'C4012'],
    ['does not exist', 999, 'C4004'],
  ];
  for (const [what, cohort, code] of shut) {
    test(`nobody takes a seat in a cohort that ${what}`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused('kofi', enter(cohort))).toBe(code);
        expect(await scene.refused('kofi', sit(cohort, people.kofi))).toBe(code);
        expect(await scene.refused('femi', sit(cohort, people.kofi))).toBe(code);
        expect(await scene.refused('service', sit(cohort, people.kofi))).toBe(code);
        expect(await status(scene, cohort, people.kofi)).toBeUndefined();
      }));
  }

  test('nobody comes back to a cohort that ended while they were away', () =>
    stage.play(async (scene) => {
      await scene.at('2027-05-30T22:00:00Z'); // midnight in Berlin
      expect(await scene.refused('ben', enter(401))).toBe('C4011');
      expect(await status(scene, 401, people.ben)).toBe('dropped');
      await scene.at('2027-05-30T21:59:59Z');
      await scene.as('ben', enter(401));
    }));

  test('Mats, who was rejected, gets no seat through any door, and keeps one that he has', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('mats', enter(401))).toBe('C4013');
      expect(await scene.refused('service', sit(401, people.mats))).toBe('C4013');
      await scene.owner`update applications set status = 'rejected' where user_id in (${people.amara}, ${people.ben})`;
      await scene.as('amara', enter(401));
      expect(await status(scene, 401, people.amara)).toBe('active');
      expect(await scene.refused('ben', enter(401))).toBe('C4013');
    }));

  test('a second plain insert is a duplicate, in a full or ended cohort, too', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set max_students = 1 where id = 401`;
      expect(await scene.refused('amara', sit(401, people.amara))).toBe('23505');
      expect(await scene.refused('ben', sit(401, people.ben))).toBe('23505');
      expect(await scene.refused('service', sit(401, people.amara))).toBe('23505');
      await scene.at('2028-01-01T00:00:00Z');
      expect(await scene.refused('amara', sit(401, people.amara))).toBe('23505');
    }));

  test('a list of people is seated whole or not at all', () =>
    stage.play(async (scene) => {
      const cohort = await newCohort(scene.owner, { max_students: 3 });
      const seat =
        (...names: (keyof typeof people)[]) =>
        (sql: Sql) =>
          sql`insert into cohort_enrollments ${sql(
            names.map((name) => ({ user_id: people[name], cohort_id: cohort })),
          )}`;
      expect(await scene.refused('dana', seat('amara', 'bola', 'hana', 'jun'))).toBe('C4010');
      expect(await scene.refused('service', seat('amara', 'bola', 'hana', 'jun'))).toBe('C4010');
      expect(await taken(scene.owner, cohort)).toBe(0);
      await scene.as('dana', seat('amara', 'bola', 'hana'));
      expect(await taken(scene.owner, cohort)).toBe(3);
    }));

  test('the service key cannot bring back more people than there are seats', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set max_students = 6 where id = 401`;
      const everybodyBack = (sql: Sql) =>
        sql`update cohort_enrollments set status = 'active' where cohort_id = 401`;
      expect(await scene.refused('service', everybodyBack)).toBe('C4010');
      expect(await taken(scene.owner, 401)).toBe(4);
    }));

  test('the owner of the database may overfill, and then nobody else gets in', () =>
    stage.play(async (scene) => {
      const cohort = await newCohort(scene.owner, { max_students: 1 });
      await scene.owner`
        insert into cohort_enrollments (cohort_id, user_id)
        select ${cohort}, user_id from applications where name in ('Amara', 'Bola', 'Mats')`;
      expect(await taken(scene.owner, cohort)).toBe(3);
      expect(await scene.refused('kofi', enter(cohort))).toBe('C4010');
      await scene.as('amara', leave(cohort));
      expect(await scene.refused('amara', enter(cohort))).toBe('C4010');
    }));

  test('a limit below the seats taken is refused with their number; the owner may set it', () =>
    stage.play(async (scene) => {
      const lower = (sql: Sql) => sql`update cohorts set max_students = 4 where id = 401`;
      // Four people and an invitation.
      await expect(scene.as('dana', lower)).rejects.toMatchObject({ code: 'C4060', detail: '5' });
      expect(await scene.refused('service', lower)).toBe('C4060');
      const [row] = await scene.owner`select max_students from cohorts where id = 401`;
      expect(row).toEqual({ max_students: 10 });
      await scene.as('dana', (sql) => sql`update cohorts set max_students = 5 where id = 401`);
      await scene.as('dana', (sql) => sql`update cohorts set max_students = null where id = 401`);
      expect(await scene.refused('dana', lower)).toBe('C4060');
      await lower(scene.owner);
    }));

  test('the owner may move an enrollment, and nobody else', () =>
    stage.play(async (scene) => {
      const move = (sql: Sql) =>
        sql`update cohort_enrollments set cohort_id = 403 where user_id = ${people.amara}`;
      expect(await scene.refused('service', move)).toBe('C4070');
      await move(scene.owner);
      expect(await status(scene, 403, people.amara)).toBe('active');
    }));

  test('nobody leaves where they are not, and a visitor finds no door', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('kofi', leave(401))).toBe('C4014');
      expect(await scene.refused('kofi', leave(999))).toBe('C4014');
      expect(await scene.refused('visitor', enter(401))).toBe('42501');
      expect(await scene.refused('visitor', leave(401))).toBe('42501');
    }));

  test('leaving keeps what was done, and coming back finds it', () =>
    stage.play(async (scene) => {
      await scene.as('amara', leave(401));
      const [left] = await scene.owner`
        select status, completed_lessons from cohort_enrollments where user_id = ${people.amara}`;
      expect(left).toEqual({ status: 'dropped', completed_lessons: 1 });
      await scene.as('amara', enter(401));
      const [back] = await scene.as('amara', (sql) => sql`select * from cohort_enrollments`);
      expect(back).toMatchObject({ status: 'active', completed_lessons: 1 });
      expect(await scene.as('amara', (sql) => sql`select * from lesson_progress`)).toHaveLength(1);
    }));
});
