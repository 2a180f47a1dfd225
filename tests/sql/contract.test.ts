import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { codeOf, openStage } from './stage.ts';

// What software without a token, such as the migration guide's own SQL, may rely on.
const stage = openStage();

const minimal = [
  `insert into auth.users (id, email) values ('${'7'.repeat(8)}-7777-4777-8777-777777777777', 'zoe@example.org')`,
  `delete from applications where email = 'zoe@example.org'`,
  `insert into applications (user_id, name, email, program, status, role)
   select id, 'Unknown', email, 'bootcamp', 'approved', 'student' from auth.users where email = 'zoe@example.org'`,
  `insert into courses (name, slug, published, created_by) values ('C', 'c', true, '${people.dana}')`,
  `insert into modules (course_id, name, order_index) select id, 'M', 1 from courses where slug = 'c'`,
  `insert into lessons (module_id, name, slug, order_index) select id, 'L', 'l', 1 from modules where name = 'M'`,
  `insert into enrollments (user_id, course_id, status, enrolled_at) select '${people.kofi}', id, 'active', now() from courses where slug = 'c'`,
  `insert into lesson_progress (user_id, lesson_id, completed) select '${people.kofi}', id, true from lessons where name = 'L'`,
  `insert into cohorts (course_id, name, start_date) select id, 'H', '2027-03-01' from courses where slug = 'c'`,
  `insert into cohort_enrollments (cohort_id, user_id) select id, '${people.kofi}' from cohorts where name = 'H'`,
  `insert into cohort_schedules (cohort_id, module_id, unlock_date)
   select h.id, m.id, '2027-03-01' from cohorts h, modules m where h.name = 'H' and m.name = 'M'`,
  `insert into lesson_discussions (lesson_id, cohort_id, user_id, content)
   select l.id, h.id, '${people.kofi}', 'w' from lessons l, cohorts h where l.name = 'L' and h.name = 'H'`,
  `insert into course_forums (course_id, cohort_id, user_id, title, content)
   select course_id, id, '${people.kofi}', 't', 'w' from cohorts where name = 'H'`,
  `insert into forum_replies (forum_post_id, user_id, content) select id, '${people.kofi}', 'w' from course_forums where title = 't'`,
];

describe('the owner', () => {
  test('needs no more columns than the contract names', () =>
    stage.play(async ({ owner }) => {
      for (const statement of minimal) await owner.unsafe(statement);
      const [row] = await owner`
        select e.status, e.completed_lessons, h.max_students, h.status as word, c.enrollment_type, c.is_cohort_based
        from cohort_enrollments e join cohorts h on h.id = e.cohort_id join courses c on c.id = h.course_id where h.name = 'H'`;
      expect(row).toEqual({
        status: 'active',
        completed_lessons: 1,
        max_students: 50,
        word: 'active',
        enrollment_type: 'open',
        is_cohort_based: false,
      });
    }));

  test('loads the same rows with triggers off, and the campus works with them', () =>
    stage.play(async (scene) => {
      const tables = await scene.owner`select tablename from pg_tables where schemaname = 'public'`;
      for (const { tablename } of tables)
        await scene.owner.unsafe(`alter table ${tablename} disable trigger user`);
      for (const statement of minimal) await scene.owner.unsafe(statement);
      for (const { tablename } of tables)
        await scene.owner.unsafe(`alter table ${tablename} enable trigger user`);
      expect(
        await scene.as('kofi', (sql) => sql`select * from lessons where name = 'L'`),
      ).toHaveLength(1);
      expect(
        await scene.as(
          'dana',
          (sql) => sql`select r.* from cohorts h, cohort_roster(h.id) r where h.name = 'H'`,
        ),
      ).toHaveLength(1);
    }));

  const writes: [string, string][] = [
    ['applications', `role = 'teacher', status = 'approved', email = 'x@example.org'`],
    [
      'cohort_enrollments',
      `completed_lessons = 7, last_activity_at = '2027-01-01', enrolled_at = '2027-01-01', status = 'completed'`,
    ],
    [
      'lesson_progress',
      `completed_at = '2027-01-01', last_accessed = '2027-01-01', cohort_id = 401`,
    ],
    ['enrollments', `cohort_id = 401, status = 'completed', completed_at = '2027-01-01'`],
    [
      'lesson_discussions',
      `is_teacher_response = true, is_pinned = true, created_at = '2027-01-01', content = 'w', user_id = null`,
    ],
    [
      'course_forums',
      `is_pinned = true, is_locked = true, title = 't', content = 'w', user_id = null`,
    ],
    ['forum_replies', `is_teacher_response = true, content = 'w', user_id = null`],
    ['cohort_schedules', `unlock_date = '2027-01-01', lock_date = '2027-01-02'`],
    ['cohorts', `max_students = 0, created_by = null`],
    [
      'courses',
      `created_by = null, is_cohort_based = true, default_duration_weeks = 8, enrollment_type = 'hybrid'`,
    ],
  ];
  for (const [table, set] of writes) {
    test(`writes any column of ${table}`, () =>
      stage.play(async ({ owner }) => {
        expect(
          await codeOf(owner.savepoint((sql) => sql.unsafe(`update ${table} set ${set}`))),
        ).toBeNull();
        for (const [, column, value] of set.matchAll(/(\w+) = ([^,]+)/g)) {
          const rows = await owner.unsafe(
            `select 1 from ${table} where ${column} is distinct from ${value}`,
          );
          expect([column, rows.length]).toEqual([column, 0]);
        }
      }));
  }

  test('still cannot break what belongs together', () =>
    stage.play(async ({ owner }) => {
      const broken: [string, string][] = [
        ['update cohorts set course_id = 102 where id = 401', 'C4070'],
        ['update lesson_discussions set cohort_id = 405 where id = 503', 'C4041'],
        ['update lesson_discussions set parent_id = 503 where id = 502', '23503'],
        [`update cohorts set end_date = start_date - 1`, '23514'],
        [`update cohort_enrollments set status = 'somehow'`, '23514'],
        [`update applications set role = 'owner'`, '23514'],
        [`update courses set enrollment_type = 'secret'`, '23514'],
        [
          `insert into cohort_enrollments (cohort_id, user_id) values (401, '${people.amara}')`,
          '23505',
        ],
        [
          `insert into cohorts (course_id, name, start_date) values (101, 'Spring', '2027-04-01')`,
          '23505',
        ],
      ];
      for (const [statement, code] of broken) {
        expect([statement, await codeOf(owner.savepoint((sql) => sql.unsafe(statement)))]).toEqual([
          statement,
          code,
        ]);
      }
    }));

  test('deletes a course with everything in it', () =>
    stage.play(async ({ owner }) => {
      await owner`delete from courses where id = 101`;
      for (const table of ['modules', 'cohorts', 'enrollments', 'course_forums']) {
        expect(await owner.unsafe(`select 1 from ${table} where course_id = 101`)).toHaveLength(0);
      }
      expect(await owner`select 1 from lesson_discussions where cohort_id = 401`).toHaveLength(0);
    }));
});

test('a course that is cohort-only offers no way alone, and keeps those who came before', () =>
  stage.play(async (scene) => {
    const start = `insert into enrollments (user_id, course_id) values ('${people.kofi}', 101)`;
    for (const [type, outcome] of [
      ['cohort_only', '42501'],
      ['hybrid', 1],
    ] as const) {
      await scene.owner`update courses set enrollment_type = ${type} where id = 101`;
      expect(await scene.attempt('kofi', start)).toBe(outcome);
      expect(await scene.as('jun', (sql) => sql`select * from lessons`)).toHaveLength(4);
    }
  }));

test('a course and a cohort say when they were changed last', () =>
  stage.play(async (scene) => {
    await scene.at('2027-03-16T00:00:00Z');
    for (const table of ['courses', 'cohorts']) {
      const rows = await scene.as('femi', (sql) =>
        sql.unsafe(`update ${table} set name = name || ' II' returning updated_at`),
      );
      expect(new Set(rows.map((row) => (row['updated_at'] as Date).toISOString()))).toEqual(
        new Set(['2027-03-16T00:00:00.000Z']),
      );
    }
  }));
