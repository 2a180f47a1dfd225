import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { allAtOnce, crowd, tally } from './crowd.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

const stage = openStage();

const give = (who: Name, role: string | null) => (sql: Sql) =>
  sql`select set_role(${people[who]}, ${role})`;
const record = async ({ owner }: Scene, who: string) => {
  const [row] =
    await owner`select name, email, role, status, time_zone from applications where user_id = ${who}`;
  return row;
};
describe('roles', () => {
  test('an admin makes a teacher, who is approved with it, and takes it back', () =>
    stage.play(async (scene) => {
      await scene.as('femi', give('tove', 'teacher'));
      expect(await record(scene, people.tove)).toMatchObject({
        role: 'teacher',
        status: 'approved',
      });
      expect(
        await scene.attempt('tove', `insert into courses (name, slug) values ('T', 't')`),
      ).toBe(1);
      await scene.as('femi', give('tove', 'student'));
      expect(await record(scene, people.tove)).toMatchObject({ role: 'student' });
      expect(
        await scene.attempt('tove', `insert into courses (name, slug) values ('T', 't2')`),
      ).toBe('42501');
    }));

  test('a role that is taken back closes what it opened', () =>
    stage.play(async (scene) => {
      await scene.as('femi', give('dana', 'student'));
      expect(await scene.as('dana', (sql) => sql`select * from cohort_enrollments`)).toHaveLength(
        0,
      );
      expect(await scene.as('dana', (sql) => sql`select * from cohort_roster(401)`)).toHaveLength(
        0,
      );
      expect(await scene.attempt('dana', `update courses set name = 'x'`)).toBe(0);
    }));

  const refused: [Name, Name, string | null, string][] = [
    ['amara', 'amara', 'admin', 'C4030'],
    ['dana', 'amara', 'teacher', 'C4030'],
    ['tove', 'tove', 'teacher', 'C4030'],
    ['femi', 'femi', 'student', 'C4031'],
    ['femi', 'femi', 'admin', 'C4031'],
    ['femi', 'kofi', 'owner', '23514'],
    ['femi', 'kofi', null, '23502'],
  ];
  for (const [by, who, role, code] of refused) {
    test(`${by} cannot make ${who} ${role}`, () =>
      stage.play(async (scene) => {
        const before = await record(scene, people[who]);
        expect(await scene.refused(by, give(who, role))).toBe(code);
        expect(await record(scene, people[who])).toEqual(before);
      }));
  }

  test('nobody is made anything who does not exist, and a visitor has no door', () =>
    stage.play(async (scene) => {
      const nobody = randomUUID();
      expect(await scene.refused('femi', (sql) => sql`select set_role(${nobody}, 'teacher')`)).toBe(
        'C4004',
      );
      expect(await scene.refused('visitor', give('kofi', 'admin'))).toBe('42501');
    }));

  test('two admins who demote each other at once leave one', async () => {
    const [one, two] = await crowd(stage, 2);
    await stage.db
      .owner`update applications set role = 'admin', status = 'approved' where user_id in (${one!}, ${two!})`;
    await stage.db.owner`update applications set role = 'student' where user_id = ${people.femi}`;
    const codes = await allAtOnce(
      stage.connections(2),
      [{ id: one! }, { id: two! }],
      async (sql, n) => {
        await sql`select set_role(${n === 0 ? two! : one!}, 'student')`;
      },
    );
    const admins = await stage.db
      .owner`select 1 from applications where role = 'admin' and status = 'approved' and suspended_at is null`;
    await stage.db.owner`update applications set role = 'admin' where user_id = ${people.femi}`;
    await stage.db.owner`delete from auth.users where id in (${one!}, ${two!})`;
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(tally(codes)['C4030']).toBe(1);
    expect(admins).toHaveLength(1);
  });
});

describe('handing over a course', () => {
  const handOver = (course: number, to: Name) => (sql: Sql) =>
    sql`select hand_over_course(${course}, ${people[to]})`;

  test('Esi teaches Open data from then on, and Dana no longer', () =>
    stage.play(async (scene) => {
      await scene.as('femi', handOver(101, 'esi'));
      expect(await scene.as('esi', (sql) => sql`select * from cohort_roster(401)`)).toHaveLength(7);
      expect(await scene.as('dana', (sql) => sql`select * from cohort_roster(401)`)).toHaveLength(
        0,
      );
    }));

  const refused: [Name, number, Name, string][] = [
    ['dana', 101, 'esi', 'C4030'],
    ['esi', 101, 'esi', 'C4030'],
    ['femi', 101, 'amara', 'C4033'],
    ['femi', 101, 'tove', 'C4033'],
    ['femi', 999, 'esi', 'C4004'],
  ];
  for (const [by, course, to, code] of refused) {
    test(`${by} cannot hand course ${course} to ${to}`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused(by, handOver(course, to))).toBe(code);
        expect(await scene.owner`select created_by from courses where id = 101`).toEqual([
          { created_by: people.dana },
        ]);
      }));
  }

  test('a teacher who writes another’s name on her course keeps it', () =>
    stage.play(async (scene) => {
      await scene.as(
        'dana',
        (sql) => sql`update courses set created_by = ${people.esi} where id = 101`,
      );
      const [row] = await scene.as(
        'dana',
        (sql) =>
          sql`insert into courses (name, slug, created_by) values ('N', 'n', ${people.dana}) returning id`,
      );
      await scene.attempt(
        'dana',
        `insert into courses (name, slug, created_by) values ('M', 'm', '${people.esi}')`,
      );
      expect(row).toBeDefined();
      expect(
        await scene.owner`select 1 from courses where created_by = ${people.esi}`,
      ).toHaveLength(1);
    }));
});
