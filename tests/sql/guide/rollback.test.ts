import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { people, type Name } from '../../support/world.ts';
import { openStage } from '../stage.ts';
import { stepsBelow } from './document.ts';

// The guide's own rollback, run as it stands on the page: the campus as it was before cohorts goes on.
const stage = openStage();
const policies = `select tablename, policyname, cmd from pg_policies
  where tablename in ('applications', 'courses', 'modules', 'lessons', 'enrollments', 'lesson_progress') order by 1, 2`;
let before: unknown;
let rowsBefore: unknown;
beforeAll(async () => {
  rowsBefore = await rows();
  before = await stage.db.owner.unsafe(policies);
  for (const { statement } of stepsBelow('Rollback procedure')) {
    await stage.db.owner.unsafe(statement);
  }
});

const texts = async (who: Name) =>
  stage.db.asIf(people[who], async (sql) =>
    (await sql`select text_content from lessons order by id`).map((row) =>
      (row['text_content'] as string).slice(8),
    ),
  );

// The columns that the migration added are gone; all else of every row is what it was.
const added = ['cohort_id', 'is_cohort_based', 'default_duration_weeks', 'enrollment_type'];
const rows = () =>
  Promise.all(
    ['applications', 'courses', 'modules', 'lessons', 'enrollments', 'lesson_progress'].map(
      (table) =>
        stage.db.owner.unsafe(
          `select to_jsonb(t) - '{${added.join(',')}}'::text[] from ${table} t order by id`,
        ),
    ),
  );

test('keeps every row', async () => {
  expect(await rows()).toEqual(rowsBefore);
});

test('takes no policy of an older table along', async () => {
  expect(await stage.db.owner.unsafe(policies)).toEqual(before);
});

describe('reading', () => {
  test('visitors read the published courses and their outlines, and no lesson', () =>
    stage.play(async (scene) => {
      expect(
        await scene.as('visitor', (sql) => sql`select name from courses order by 1`),
      ).toHaveLength(2);
      expect(await scene.as('visitor', (sql) => sql`select name from modules`)).toHaveLength(4);
      expect(await scene.attempt('visitor', 'select * from lessons')).toBe('42501');
    }));

  const read: [Name, string[]][] = [
    ['jun', ['Search', 'Licences', 'Tidy', 'Release']],
    ['ben', ['Search', 'Licences', 'Tidy', 'Release']],
    ['amara', []],
    ['kofi', []],
    ['dana', ['Search', 'Licences', 'Tidy', 'Release', 'Idea', 'Bone']],
    ['esi', ['Compost']],
    ['femi', ['Search', 'Licences', 'Tidy', 'Release', 'Compost', 'Idea', 'Bone']],
  ];
  for (const [who, found] of read) {
    test(`${who} reads ${found.length} lessons`, async () => {
      expect(await texts(who)).toEqual(found);
    });
  }

  test('enrollments and progress are seen by their person, who teaches, and admins', () =>
    stage.play(async (scene) => {
      const rows = async (who: Name, table: string) =>
        (await scene.as(who, (sql) => sql.unsafe(`select * from ${table}`))).length;
      expect([
        await rows('jun', 'enrollments'),
        await rows('dana', 'enrollments'),
        await rows('esi', 'enrollments'),
      ]).toEqual([1, 2, 0]);
      expect([
        await rows('amara', 'lesson_progress'),
        await rows('dana', 'lesson_progress'),
        await rows('femi', 'lesson_progress'),
      ]).toEqual([1, 3, 4]);
      expect(await rows('dana', 'applications')).toBe(3);
    }));
});

describe('writing', () => {
  const may: [Name, string][] = [
    ['kofi', `insert into enrollments (user_id, course_id) values ('${people.kofi}', 101)`],
    [
      'jun',
      `insert into lesson_progress (user_id, lesson_id, completed) values ('${people.jun}', 303, true)`,
    ],
    ['dana', `update lessons set text_content = 'new' where id = 301`],
    ['dana', `insert into modules (course_id, name) values (101, 'N')`],
    ['dana', `update modules set course_id = 103 where id = 203`],
    ['dana', `delete from lessons where id = 301`],
    ['dana', `insert into courses (name, slug) values ('N', 'n')`],
    ['femi', `update courses set name = 'N' where id = 102`],
    ['amara', `update applications set name = 'A' where user_id = '${people.amara}'`],
  ];
  for (const [who, statement] of may) {
    test(`${who} still may: ${statement.slice(0, 70)}`, () =>
      stage.play(async (scene) => {
        expect(await scene.attempt(who, statement)).toBe(1);
      }));
  }

  const mayNot: [Name, string, string | 0][] = [
    [
      'kofi',
      `insert into enrollments (user_id, course_id) values ('${people.kofi}', 103)`,
      '42501',
    ],
    [
      'mats',
      `insert into enrollments (user_id, course_id) values ('${people.mats}', 101)`,
      'C4013',
    ],
    [
      'amara',
      `insert into lesson_progress (user_id, lesson_id, completed) values ('${people.amara}', 302, true)`,
      '42501',
    ],
    ['jun', `update lessons set text_content = 'x'`, 0],
    ['esi', `update lessons set text_content = 'x' where id = 301`, 0],
    ['amara', `update applications set role = 'admin'`, '42501'],
  ];
  for (const [who, statement, outcome] of mayNot) {
    test(`${who} still may not: ${statement.slice(0, 70)}`, () =>
      stage.play(async (scene) => {
        expect(await scene.attempt(who, statement)).toBe(outcome);
      }));
  }

  test('completing, undoing and deleting progress works for Jun and the owner', () =>
    stage.play(async (scene) => {
      await scene.as(
        'jun',
        (sql) =>
          sql`insert into lesson_progress (user_id, lesson_id, completed) values (${people.jun}, 303, true)`,
      );
      const [undone] = await scene.as(
        'jun',
        (sql) => sql`update lesson_progress set completed = false returning completed_at`,
      );
      expect(undone).toEqual({ completed_at: null });
      await scene.owner`delete from lesson_progress`;
      await scene.owner`delete from lessons where id = 304`;
    }));

  test('people sign up, confirm, get roles and are deleted', () =>
    stage.play(async (scene) => {
      const id = randomUUID();
      await scene.owner`insert into auth.users (id, email) values (${id}, 'nia@example.org')`;
      await scene.owner`update auth.users set email_confirmed_at = now() where id = ${id}`;
      await scene.as('femi', (sql) => sql`select set_role(${id}, 'teacher')`);
      const [viewer] = await scene.as({ id }, (sql) => sql`select viewer() as viewer`);
      expect(viewer!['viewer']).toMatchObject({ role: 'teacher' });
      for (const who of Object.values(people))
        await scene.owner`delete from auth.users where id = ${who}`;
    }));

  test('the jobs find nothing to do, and say nothing', () =>
    stage.play(async ({ owner }) => {
      await owner`select private.run_jobs()`;
    }));
});
