import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const entries = async ({ owner }: Scene) =>
  owner`select actor_id, actor_role, act, subject, subject_id, before, after from audit_log order by id`;

/** What a person's statement adds to the log. */
async function added(scene: Scene, who: Name | 'service', statement: string) {
  const before = (await entries(scene)).length;
  await scene.as(who, (sql) => sql.unsafe(statement));
  return (await entries(scene)).slice(before);
}

describe('acts of teachers and admins leave a row', () => {
  const acts: [who: Name | 'service', what: string, statement: string, logged: string[]][] = [
    [
      'dana',
      'creating a course',
      `insert into courses (name, slug) values ('N', 'n')`,
      ['insert courses'],
    ],
    [
      'dana',
      'renaming a course',
      `update courses set name = 'N' where id = 101`,
      ['update courses'],
    ],
    [
      'dana',
      'adding a module',
      `insert into modules (course_id, name) values (101, 'N')`,
      ['insert modules'],
    ],
    [
      'dana',
      'writing a lesson',
      `update lessons set text_content = 'N' where id = 301`,
      ['update lessons'],
    ],
    ['dana', 'deleting a lesson', `delete from lessons where id = 306`, ['delete lessons']],
    [
      'dana',
      'opening a cohort',
      `insert into cohorts (course_id, name, start_date) values (101, 'N', '2027-04-01')`,
      ['insert cohorts'],
    ],
    [
      'dana',
      'moving a cohort',
      `update cohorts set end_date = '2027-06-30' where id = 401`,
      ['update cohorts'],
    ],
    ['dana', 'deleting a cohort', `delete from cohorts where id = 406`, ['delete cohorts']],
    [
      'dana',
      'moving a schedule',
      `update cohort_schedules set unlock_date = '2027-04-01' where module_id = 202 and cohort_id = 401`,
      ['update cohort_schedules'],
    ],
    [
      'dana',
      'setting a schedule',
      `select set_schedule(401, '[{"module_id": 202, "unlock_date": "2027-04-01"}]')`,
      ['update cohort_schedules'],
    ],
    [
      'dana',
      'seating somebody',
      `insert into cohort_enrollments (cohort_id, user_id) values (401, '${people.kofi}')`,
      ['insert cohort_enrollments'],
    ],
    [
      'dana',
      'pausing somebody',
      `update cohort_enrollments set status = 'paused' where user_id = '${people.amara}'`,
      ['update cohort_enrollments'],
    ],
    [
      'dana',
      'pinning a student’s post',
      'update lesson_discussions set is_pinned = true where id = 501',
      ['insert moderations', 'update lesson_discussions'],
    ],
    [
      'dana',
      'pinning her own post',
      'update lesson_discussions set is_pinned = true where id = 502',
      ['insert moderations'],
    ],
    [
      'dana',
      'hiding a post',
      `select hide_post(501, 'why')`,
      ['insert moderations', 'update lesson_discussions'],
    ],
    [
      'dana',
      'closing a topic',
      'update course_forums set is_locked = true where id = 601',
      ['insert moderations', 'update course_forums'],
    ],
    [
      'femi',
      'pinning a topic',
      'update course_forums set is_pinned = true where id = 601',
      ['insert moderations', 'update course_forums'],
    ],
    [
      'dana',
      'hiding a topic',
      `select hide_post(601, 'why', 'topic')`,
      ['insert moderations', 'update course_forums'],
    ],
    [
      'dana',
      'hiding a reply',
      `select hide_post((select id from forum_replies where forum_post_id = 601), 'why', 'reply')`,
      ['insert moderations', 'update forum_replies'],
    ],
    [
      'femi',
      'restoring a post',
      'select restore_post(505)',
      ['insert moderations', 'update lesson_discussions'],
    ],
    [
      'femi',
      'giving a role',
      `select set_role('${people.kofi}', 'teacher')`,
      ['update applications'],
    ],
    [
      'femi',
      'handing over a course',
      `select hand_over_course(101, '${people.esi}')`,
      ['update courses'],
    ],
    ['femi', 'planning an import', `select plan_import(401, 'f.csv', '[]')`, ['insert imports']],
    [
      'service',
      'seating somebody with the key',
      `insert into cohort_enrollments (cohort_id, user_id) values (401, '${people.kofi}')`,
      ['insert cohort_enrollments'],
    ],
    [
      'service',
      'deleting a reply with the key',
      'delete from forum_replies where forum_post_id = 601',
      ['delete forum_replies'],
    ],
    [
      'service',
      'deleting an enrollment with the key',
      `delete from enrollments where user_id = '${people.jun}'`,
      ['delete enrollments'],
    ],
  ];
  for (const [who, what, statement, logged] of acts) {
    test(`${what} (${who})`, () =>
      stage.play(async (scene) => {
        const rows = await added(scene, who, statement);
        expect(rows.map((row) => `${row['act']} ${row['subject']}`).toSorted()).toEqual(logged);
        for (const row of rows) {
          expect(row).toMatchObject(
            who === 'service'
              ? { actor_id: null, actor_role: 'service_role' }
              : { actor_id: people[who], actor_role: who === 'femi' ? 'admin' : 'teacher' },
          );
          expect(row['subject_id']).toMatch(/./);
        }
      }));
  }

  test('an update keeps what changed, before and after, and nothing else', () =>
    stage.play(async (scene) => {
      const [row] = await added(
        scene,
        'dana',
        `update cohorts set max_students = 12, name = 'Spring' where id = 401`,
      );
      expect(row).toMatchObject({
        subject_id: '401',
        before: { max_students: 10 },
        after: { max_students: 12 },
      });
    }));

  test('an update that changes nothing leaves no row', () =>
    stage.play(async (scene) => {
      expect(
        await added(scene, 'dana', 'update cohorts set max_students = 10 where id = 401'),
      ).toEqual([]);
    }));

  for (const [what, there, back] of [
    ['is_pinned', 'is_pinned = true', 'is_pinned = false'],
    ['is_locked', 'is_locked = true', 'is_locked = false'],
  ] as const) {
    test(`${what} of a topic, and taking it back, each with before and after`, () =>
      stage.play(async (scene) => {
        const change = async (to: string) =>
          (await added(scene, 'dana', `update course_forums set ${to} where id = 601`)).find(
            (row) => row['subject'] === 'course_forums',
          );
        expect(await change(there)).toMatchObject({
          before: { [what]: false },
          after: { [what]: true },
        });
        expect(await change(back)).toMatchObject({
          before: { [what]: true },
          after: { [what]: false },
        });
      }));
  }

  test('why a post was hidden stands in the log', () =>
    stage.play(async (scene) => {
      const rows = await added(scene, 'femi', `select hide_post(501, 'off topic')`);
      expect(JSON.stringify(rows)).toContain('off topic');
    }));

  test('applying an import logs the import, every seat and every invitation, old ones, too', () =>
    stage.play(async (scene) => {
      await scene.owner`update invitations set revoked_at = now() where email = 'nia@example.org'`;
      const rows = `[{"line": 2, "email": "kofi@example.org"}, {"line": 3, "email": "zoe@example.org"},
        {"line": 4, "email": "nia@example.org"}, {"line": 5, "email": "ben@example.org"}]`;
      const [plan] = await scene.as('femi', (sql) =>
        sql.unsafe(`select plan_import(401, 'f', '${rows}') as id`),
      );
      const logged = await added(scene, 'femi', `select apply_import(${plan!['id']})`);
      expect(logged.map((row) => `${row['act']} ${row['subject']}`).toSorted()).toEqual([
        'insert cohort_enrollments',
        'insert invitations',
        'update cohort_enrollments',
        'update imports',
        'update invitations',
      ]);
    }));

  test('deleting a lesson that students finished is one act, though their counters follow', () =>
    stage.play(async (scene) => {
      // The words of Amara and Hana go with it, and Dana's own, which are her life.
      const rows = await added(scene, 'dana', 'delete from lessons where id = 301');
      expect(rows.map((row) => `${row['act']} ${row['subject']}`).toSorted()).toEqual([
        'delete lesson_discussions',
        'delete lesson_discussions',
        'delete lesson_pictures',
        'delete lessons',
      ]);
      // The log is for good; their words went with the lesson.
      expect(JSON.stringify(rows)).not.toMatch(/Amara asks|Hana asks/);
    }));

  test('deleting a cohort logs what went with it', () =>
    stage.play(async (scene) => {
      const rows = await added(scene, 'dana', 'delete from cohorts where id = 402');
      expect(rows.map((row) => `${row['act']} ${row['subject']}`)).toEqual(
        expect.arrayContaining([
          'delete cohorts',
          'delete cohort_enrollments',
          'delete cohort_schedules',
        ]),
      );
    }));
});

describe('the log is for good, and so it keeps', () => {
  test('no word of a post that goes with a lesson, a course or a cohort', () =>
    stage.play(async (scene) => {
      const rows = [
        ...(await added(scene, 'dana', 'delete from lessons where id = 301')),
        ...(await added(scene, 'femi', 'delete from courses where id = 101')),
        ...(await added(scene, 'service', 'delete from forum_replies where forum_post_id = 603')),
      ];
      const posts = rows.filter((row) => /^(lesson_disc|course_f|forum_r)/.test(row['subject']));
      expect(new Set(posts.map((row) => row['subject'])).size).toBe(3);
      expect(JSON.stringify(rows)).not.toMatch(/asks|Hello|It is (Amara|Hana)|asked/);
    }));

  test('no name and no address that is written along with a role', () =>
    stage.play(async (scene) => {
      const rows = await added(
        scene,
        'service',
        `update applications set status = 'approved', name = 'Kofi K', email = 'kofi@new.example'
         where user_id = '${people.kofi}'`,
      );
      expect(rows).toMatchObject([
        { before: { status: 'pending' }, after: { status: 'approved' } },
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/kofi/i);
    }));
});

describe('the rest does not', () => {
  const acts: [Name, string][] = [
    ['amara', `update applications set name = 'A' where user_id = '${people.amara}'`],
    ['kofi', 'select enroll_in_cohort(401)'],
    ['amara', 'select leave_cohort(401)'],
    ['kofi', `insert into enrollments (user_id, course_id) values ('${people.kofi}', 101)`],
    [
      'amara',
      `insert into lesson_progress (user_id, lesson_id, completed) values ('${people.amara}', 302, true)`,
    ],
    [
      'amara',
      `insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (301, 401, '${people.amara}', 'w')`,
    ],
    ['amara', `update lesson_discussions set content = 'w' where id = 501`],
    ['amara', 'delete from lesson_discussions where id = 501'],
    ['amara', `update course_forums set content = 'w' where id = 601`],
    ['bola', 'delete from forum_replies where forum_post_id = 601'],
    // Their own lives, though they teach; what is counted for a topic meanwhile is nobody's act.
    [
      'dana',
      `insert into forum_replies (forum_post_id, user_id, content) values (601, '${people.dana}', 'w')`,
    ],
    ['dana', 'select enroll_in_cohort(405)'],
    ['esi', `insert into enrollments (user_id, course_id) values ('${people.esi}', 101)`],
  ];
  for (const [who, statement] of acts) {
    test(`${who}: ${statement.slice(0, 60)}`, () =>
      stage.play(async (scene) => {
        expect(await added(scene, who, statement)).toEqual([]);
      }));
  }

  test('a refused act leaves no row', () =>
    stage.play(async (scene) => {
      const before = await entries(scene);
      expect(
        await scene.refused('femi', (sql) => sql`select set_role(${people.femi}, 'student')`),
      ).toBe('C4031');
      expect(await entries(scene)).toEqual(before);
    }));
});

describe('nobody changes the log', () => {
  const changes = [`update audit_log set act = 'x'`, 'delete from audit_log', 'truncate audit_log'];
  for (const statement of changes) {
    test(`the owner cannot: ${statement}`, () =>
      stage.play(async (scene) => {
        const before = await entries(scene);
        await expect(scene.owner.savepoint((sql) => sql.unsafe(statement))).rejects.toMatchObject({
          code: 'C4070',
        });
        expect(await entries(scene)).toEqual(before);
      }));
  }

  test('it outlives the person and the thing', () =>
    stage.play(async (scene) => {
      await added(scene, 'dana', 'update cohorts set max_students = 12 where id = 402');
      await scene.owner`delete from cohorts where id = 402`;
      await scene.owner`delete from auth.users where id = ${people.dana}`;
      expect((await entries(scene)).at(-1)).toMatchObject({
        actor_id: people.dana,
        subject: 'cohorts',
        subject_id: '402',
      });
    }));

  test('a role given by the owner is logged, too', () =>
    stage.play(async (scene) => {
      await scene.owner`update applications set role = 'admin' where name = 'Kofi'`;
      expect((await entries(scene)).at(-1)).toMatchObject({
        actor_role: 'owner',
        before: { role: 'student' },
        after: { role: 'admin' },
      });
    }));
});
