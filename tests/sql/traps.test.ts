import { expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

// One test for each trap that product.md lists and that the database has to close.
const stage = openStage();

const lesson = (scene: Scene, who: Name, id: number) =>
  scene.as(who, (sql) => sql`select text_content from lessons where id = ${id}`);
const takeSeat = (who: Name, cohort: number) => (sql: Sql) =>
  sql`insert into cohort_enrollments (user_id, cohort_id) values (${people[who]}, ${cohort})`;

test('a student cannot make himself admin', () =>
  stage.play(async (scene) => {
    const tries = [
      `update applications set role = 'admin' where user_id = '${people.amara}'`,
      `update applications set role = 'admin', status = 'approved'`,
      `insert into applications (user_id, role, status) values ('${people.amara}', 'admin', 'approved')
       on conflict (user_id) do update set role = 'admin', status = 'approved'`,
      `select set_role('${people.amara}', 'admin')`,
      `select private.log_act('x', 'x', 'x', null, null)`,
    ];
    for (const statement of tries)
      expect(await scene.attempt('amara', statement)).toMatch(/^(42501|C4030)$/);
    expect(await scene.owner`select role, status from applications where name = 'Amara'`).toEqual([
      { role: 'student', status: 'pending' },
    ]);
  }));

test('a student cannot enroll past capacity with a plain insert', () =>
  stage.play(async (scene) => {
    await scene.owner`update cohorts set max_students = 5 where id = 401`;
    expect(await scene.refused('kofi', takeSeat('kofi', 401))).toBe('C4010');
  }));

test('a student cannot rewrite his own enrollment', () =>
  stage.play(async (scene) => {
    const columns = [
      `status = 'completed'`,
      'completed_lessons = 9',
      'last_activity_at = now()',
      'cohort_id = 402',
      'enrolled_at = now()',
      'paused_at = null',
      'discussion_posts = 9',
    ];
    const before = await scene.owner`select * from cohort_enrollments order by id`;
    for (const column of columns) {
      expect(['42501', 0]).toContain(
        await scene.attempt('goran', `update cohort_enrollments set ${column}`),
      );
    }
    expect(await scene.owner`select * from cohort_enrollments order by id`).toEqual(before);
  }));

test('a student cannot forge teacher answers and pins', () =>
  stage.play(async (scene) => {
    for (const column of ['is_teacher_response', 'is_pinned']) {
      const insert = `insert into lesson_discussions (lesson_id, cohort_id, user_id, content, ${column}) values (301, 401, '${people.amara}', 'forged', true)`;
      expect(await scene.attempt('amara', insert)).toBe('42501');
    }
    const plain = `insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (301, 401, '${people.amara}', 'mine')`;
    expect(await scene.attempt('amara', plain)).toBe(1);
    const [row] =
      await scene.owner`select is_teacher_response, is_pinned from lesson_discussions where content = 'mine'`;
    expect(row).toEqual({ is_teacher_response: false, is_pinned: false });
  }));

test('a student cannot post in any other cohort', () =>
  stage.play(async (scene) => {
    for (const cohort of [402, 403, 404, 405, 406]) {
      for (const id of [301, 305, 306]) {
        const insert = `insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (${id}, ${cohort}, '${people.amara}', 'here')`;
        expect(await scene.attempt('amara', insert)).toMatch(/^(42501|C4041)$/);
      }
    }
  }));

test('a student cannot read locked lessons', () =>
  stage.play(async (scene) => {
    expect(await lesson(scene, 'amara', 303)).toEqual([]);
    expect(await lesson(scene, 'amara', 304)).toEqual([]);
    expect(await lesson(scene, 'amara', 301)).toHaveLength(1);
  }));

test('a student does not keep access after dropping', () =>
  stage.play(async (scene) => {
    await scene.as('amara', (sql) => sql`select leave_cohort(401)`);
    expect(await lesson(scene, 'amara', 301)).toEqual([]);
    for (const table of ['lesson_discussions', 'course_forums', 'forum_replies']) {
      expect(await scene.as('amara', (sql) => sql.unsafe(`select * from ${table}`))).toEqual([]);
    }
  }));

test('a self-made older enrollment opens no foreign cohort’s talk', () =>
  stage.play(async (scene) => {
    const insert = `insert into enrollments (user_id, course_id, cohort_id) values ('${people.kofi}', 101, 401)`;
    expect(await scene.attempt('kofi', insert)).toBe('42501');
    await scene.as(
      'kofi',
      (sql) => sql`insert into enrollments (user_id, course_id) values (${people.kofi}, 101)`,
    );
    // Even one that the backfill linked.
    await scene.owner`update enrollments set cohort_id = 401 where user_id = ${people.kofi}`;
    expect(await scene.as('kofi', (sql) => sql`select * from lesson_discussions`)).toEqual([]);
    expect(await scene.as('kofi', (sql) => sql`select * from course_forums`)).toEqual([]);
    const post = `insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (301, 401, '${people.kofi}', 'x')`;
    expect(await scene.attempt('kofi', post)).toBe('42501');
  }));

test('nobody reads names and addresses from the roster view', () =>
  stage.play(async (scene) => {
    for (const who of ['visitor', 'amara', 'dana', 'femi'] as const) {
      expect(await scene.attempt(who, 'select * from student_roster_view')).toBe('42501');
    }
  }));

test('policies do not call each other in circles', () =>
  stage.play(async (scene) => {
    const tables =
      await scene.owner`select tablename from pg_tables where schemaname = 'public' order by 1`;
    expect(tables.length).toBeGreaterThanOrEqual(16);
    for (const { tablename } of tables) {
      for (const who of ['visitor', 'amara', 'ben', 'kofi', 'dana', 'femi', 'service'] as const) {
        const statements = [
          `select count(*) from ${tablename}`,
          `delete from ${tablename} where false`,
        ];
        for (const statement of statements) {
          expect([tablename, who, await scene.attempt(who, statement)]).not.toContain('42P17');
        }
      }
    }
  }));

test('a teacher cannot enroll people in another teacher’s cohort', () =>
  stage.play(async (scene) => {
    expect(await scene.refused('esi', takeSeat('kofi', 401))).toBe('42501');
    expect(await scene.refused('dana', takeSeat('kofi', 405))).toBe('42501');
    await scene.as('dana', takeSeat('kofi', 401));
  }));

test('the status of a cohort follows its dates', () =>
  stage.play(async (scene) => {
    await scene.at('2027-06-15T00:00:00Z');
    const [row] = await scene.as(
      'kofi',
      (sql) => sql`select cohort_page(401) -> 'cohort' ->> 'status' as status`,
    );
    expect(row).toEqual({ status: 'completed' });
    expect(await scene.refused('kofi', takeSeat('kofi', 401))).toBe('C4011');
  }));

test('completed_lessons is counted', () =>
  stage.play(async (scene) => {
    await scene.as(
      'amara',
      (sql) =>
        sql`insert into lesson_progress (user_id, lesson_id, completed) values (${people.amara}, 302, true)`,
    );
    const [row] = await scene.as(
      'amara',
      (sql) => sql`select completed_lessons from cohort_enrollments`,
    );
    expect(row).toEqual({ completed_lessons: 2 });
  }));

test('coming back after dropping works, as often as one likes', () =>
  stage.play(async (scene) => {
    for (let times = 0; times < 3; times += 1) {
      await scene.as('amara', (sql) => sql`select leave_cohort(401)`);
      await scene.as('amara', (sql) => sql`select enroll_in_cohort(401)`);
    }
    expect(await lesson(scene, 'amara', 301)).toHaveLength(1);
  }));

test('an error in the time gate does not open it', () =>
  stage.play(async (scene) => {
    await scene.owner`create or replace function private.clock() returns timestamptz language sql stable
      set search_path = '' as $$ select null::timestamptz $$`;
    expect(await lesson(scene, 'amara', 301)).toEqual([]);
    await scene.owner`create or replace function private.clock() returns timestamptz language plpgsql stable
      set search_path = '' as $$ begin raise exception 'no clock'; end $$`;
    expect(await scene.attempt('amara', 'select * from lessons')).toBe('P0001');
  }));
