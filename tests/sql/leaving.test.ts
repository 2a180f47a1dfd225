import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PARTS } from '../../src/lib/account/parts.ts';
import { people, type Name } from '../support/world.ts';
import { allAtOnce, crowd, tally } from './crowd.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

const stage = openStage();

const leave = (sql: Sql) => sql`select delete_my_account()`;
const isThere = async ({ owner }: Scene, who: Name) =>
  (await owner`select from auth.users where id = ${people[who]}`).length === 1;

describe('what one leaves', () => {
  const numbers = async (scene: Scene, who: Name) => {
    const [row] = await scene.as(who, (sql) => sql`select what_i_leave() as leaving`);
    return row!['leaving'] as Record<string, unknown>;
  };

  test('is counted for each person by themselves', () =>
    stage.play(async (scene) => {
      const nothing = { seats: 0, waiting: 0, progress: 0, courses: 0, posts: 0, topics: 0 };
      expect(await numbers(scene, 'amara')).toMatchObject({
        ...nothing,
        ...{ seats: 1, progress: 1, courses: 1, posts: 1, topics: 1, replies: 0, taught: 0 },
        ...{ running: 0, last_admin: false },
      });
      expect(await numbers(scene, 'chidi')).toMatchObject({ ...nothing, waiting: 1, courses: 1 });
      // Two ways into one course.
      expect(await numbers(scene, 'ben')).toMatchObject({ ...nothing, courses: 1 });
      expect(await numbers(scene, 'dana')).toMatchObject({
        ...{ posts: 1, replies: 1, taught: 3, running: 3, last_admin: false },
      });
      expect(await numbers(scene, 'femi')).toMatchObject({ last_admin: true });
    }));
});

describe('leaving for good', () => {
  test('takes record, seats, progress and consent along, and leaves the words without a name', () =>
    stage.play(async (scene) => {
      await scene.as('amara', leave);
      for (const table of ['applications', 'cohort_enrollments', 'lesson_progress', 'consents']) {
        const rows = await scene.owner.unsafe(
          `select from ${table} where user_id = '${people.amara}'`,
        );
        expect([table, rows.length]).toEqual([table, 0]);
      }
      expect(await isThere(scene, 'amara')).toBe(false);
      expect(
        await scene.owner`select user_id, content from lesson_discussions where id = 501
          union all select user_id, content from course_forums where id = 601`,
      ).toEqual([
        { user_id: null, content: 'Amara asks' },
        { user_id: null, content: 'It is Amara' },
      ]);
      // Her classmates still read the answer to her.
      expect(
        await scene.as('bola', (sql) => sql`select id::int from lesson_discussions where id = 502`),
      ).toHaveLength(1);
    }));

  for (const who of ['amara', 'bola', 'dana', 'esi', 'jun'] as const) {
    test(`leaves nothing that points at ${who}`, () =>
      stage.play(async (scene) => {
        const { owner } = scene;
        await owner`update cohorts set created_by = ${people[who]}, status = 'archived', max_students = null`;
        await owner`update moderations set moderator_id = ${people[who]}`;
        await owner`update imports set created_by = ${people[who]}, applied_by = ${people[who]}`;
        await owner`update invitations set invited_by = ${people[who]}, claimed_by = ${people[who]}, claimed_at = now()`;
        await scene.as(who, leave);
        for (const column of Object.values(PARTS).flatMap(({ columns }) => columns)) {
          const [table, name] = [/.*(?=\.)/.exec(column)![0], column.split('.').at(-1)!];
          const left = await owner.unsafe(`select from ${table} where ${name} = '${people[who]}'`);
          expect([column, left.length]).toEqual([column, 0]);
        }
      }));
  }

  test('gives the seat to whoever comes next', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set max_students = 5 where id = 401`;
      const enter = (sql: Sql) => sql`select enroll_in_cohort(401)`;
      expect(await scene.refused('kofi', enter)).toBe('C4010');
      await scene.as('amara', leave);
      expect(await scene.refused('kofi', enter)).toBeNull();
    }));

  test('takes the address out of invitations and lists, and lets go of a seat held for it', () =>
    stage.play(async (scene) => {
      await scene.owner`insert into invitations (cohort_id, email, claimed_by, claimed_at)
        values (402, 'kofi@example.org', null, null), (403, 'kofi@example.org', ${people.kofi}, now())`;
      await scene.owner`insert into import_rows (import_id, line, email, name, verdict)
        select id, 9, 'kofi@example.org', 'Kofi', 'invite' from imports`;
      await scene.as('kofi', leave);
      expect(
        await scene.owner`select from invitations where email like 'kofi%' or name = 'Kofi'`,
      ).toHaveLength(0);
      expect(await scene.owner`select email, name from import_rows where line = 9`).toEqual([
        { email: 'deleted', name: null },
      ]);
      expect(await scene.owner`select from invitations`).toHaveLength(2);
    }));

  test('takes it out of what was deleted, too, so that nothing of it comes back', () =>
    stage.play(async (scene) => {
      await scene.owner`insert into invitations (cohort_id, email, name) values (402, 'kofi@example.org', 'Kofi')`;
      await scene.owner`insert into import_rows (import_id, line, email, name)
        select id, 9, 'kofi@example.org', 'Kofi' from imports`;
      await scene.as('dana', (sql) => sql`delete from courses where id = 101`);
      const kept = () =>
        scene.owner`select from private.deleted_rows where row::text ilike '%kofi%'`;
      expect(await kept()).toHaveLength(2);
      await scene.as('kofi', leave);
      expect(await kept()).toHaveLength(0);
      await scene.as('dana', (sql) => sql`select bring_back((select max(id) from deletions))`);
      expect(
        await scene.owner`select from invitations where email like 'kofi%' or name = 'Kofi'`,
      ).toHaveLength(0);
      expect(await scene.owner`select email, name from import_rows where line = 9`).toEqual([
        { email: 'deleted', name: null },
      ]);
    }));

  test('takes out the address that somebody had before, too, unless it is another’s by now', () =>
    stage.play(async (scene) => {
      const { owner } = scene;
      const move = (who: Name, email: string) =>
        owner`update auth.users set email = ${email} where id = ${people[who]}`;
      for (const who of ['kofi', 'jun'] as const) {
        await owner`insert into invitations (cohort_id, email, name, claimed_by, claimed_at)
          values (402, ${`${who}@example.org`}, ${who}, ${people[who]}, now())`;
      }
      await owner`insert into import_rows (import_id, line, email, name)
        select id, 9, 'kofi@example.org', 'kofi' from imports`;
      await move('kofi', 'kofi@new.example');
      expect(await owner`select email from import_rows where line = 9`).toEqual([
        { email: 'kofi@new.example' },
      ]);
      await move('jun', 'jun@new.example');
      await move('ben', 'jun@example.org');
      await owner`insert into invitations (cohort_id, email, name) values (405, 'jun@example.org', 'Ben')`;
      for (const who of ['kofi', 'jun'] as const) await scene.as(who, leave);
      expect(
        await owner`select name from invitations where email ~ '^(kofi|jun)' or name in ('kofi', 'jun')`,
      ).toEqual([{ name: 'Ben' }]);
      expect(
        await owner`select from import_rows where email like 'kofi%' or name = 'kofi'`,
      ).toHaveLength(0);
    }));

  test('of somebody who never proved an address leaves its invitations alone', () =>
    stage.play(async (scene) => {
      const id = randomUUID();
      await scene.owner`insert into auth.users (id, email) values (${id}, 'nia@example.org')`;
      await scene.as({ id }, leave);
      expect(
        await scene.owner`select from invitations where email = 'nia@example.org'`,
      ).toHaveLength(1);
    }));

  test('stands in the log by a number, without a name or an address', () =>
    stage.play(async (scene) => {
      const [record] = await scene.owner`select id from applications where user_id = ${people.ben}`;
      await scene.as('ben', leave);
      const [row] = await scene.owner`select * from audit_log order by id desc limit 1`;
      expect(row).toMatchObject({
        ...{ act: 'delete_my_account', subject: 'applications', subject_id: record!['id'] },
        ...{ actor_id: people.ben, actor_role: 'student', before: null, after: null },
      });
      expect(JSON.stringify(await scene.owner`select * from audit_log`)).not.toMatch(/ben/i);
    }));

  test('finds no address in the log that an invitation would have left there', () =>
    stage.play(async (scene) => {
      await scene.owner`delete from invitations where cohort_id = 401`;
      await scene.as('femi', async (sql) => {
        const rows = sql.json([{ line: 2, email: 'kofi@example.org', name: 'Kofi' }]);
        const [row] = await sql`select plan_import(402, 'l.csv', ${rows}) as id`;
        await sql`select apply_import(${row!['id']})`;
      });
      await scene.as('service', async (sql) => {
        await sql`insert into invitations (cohort_id, email, name) values (405, 'kofi@example.org', 'Kofi')`;
        await sql`update invitations set revoked_at = now() where email = 'kofi@example.org'`;
        await sql`delete from invitations where email = 'kofi@example.org'`;
      });
      await scene.as('kofi', leave);
      const log =
        await scene.owner`select * from audit_log where subject in ('invitations', 'applications')`;
      expect(log.length).toBeGreaterThan(3);
      expect(JSON.stringify(log)).not.toMatch(/kofi/i);
    }));

  test('deletes nobody else', () =>
    stage.play(async (scene) => {
      await scene.as('kofi', leave);
      expect(await scene.owner`select from auth.users`).toHaveLength(
        Object.keys(people).length - 1,
      );
      expect(await scene.refused('visitor', leave)).toBe('42501');
      expect(await scene.refused('service', leave)).toBe('42501');
    }));
});

describe('who cannot leave yet', () => {
  test('a teacher, while her cohorts run; handed over, she goes and her courses stay', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('dana', leave)).toBe('C4036');
      for (const course of [101, 103]) {
        await scene.as('femi', (sql) => sql`select hand_over_course(${course}, ${people.esi})`);
      }
      await scene.as('dana', leave);
      expect(await scene.owner`select id::int, created_by from courses order by id`).toMatchObject([
        { id: 101, created_by: people.esi },
        { id: 102, created_by: people.esi },
        { id: 103, created_by: people.esi },
        { id: 104, created_by: null },
      ]);
    }));

  test('one whose cohorts have ended can', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set status = 'archived' where course_id = 102`;
      expect(await scene.refused('esi', leave)).toBeNull();
    }));

  test('somebody whose application as a teacher was not approved teaches nothing, and can', () =>
    stage.play(async (scene) => {
      await scene.owner`update courses set created_by = ${people.tove} where id = 102`;
      expect(await scene.refused('tove', leave)).toBeNull();
    }));

  test('the last admin; an admin who is suspended does not count as another', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('femi', leave)).toBe('C4032');
      await scene.owner`update applications set role = 'admin', status = 'approved', suspended_at = now()
        where user_id = ${people.kofi}`;
      expect(await scene.refused('femi', leave)).toBe('C4032');
      await scene.owner`update applications set suspended_at = null where user_id = ${people.kofi}`;
      expect(await scene.refused('femi', leave)).toBeNull();
    }));

  test('whoever has not just signed in', () =>
    stage.play(async (scene) => {
      const session = randomUUID();
      const withSession = async (sql: Sql) => {
        await sql`select set_config('request.jwt.claims',
          (current_setting('request.jwt.claims')::jsonb || ${sql.json({ session_id: session })})::text, true)`;
        return leave(sql);
      };
      await scene.owner`insert into auth.sessions (id, user_id, created_at)
        values (${session}, ${people.kofi}, now() - interval '11 minutes')`;
      expect(await scene.refused('kofi', withSession)).toBe('C4037');
      await scene.owner`update auth.sessions set created_at = now() - interval '9 minutes'`;
      expect(await scene.refused('kofi', withSession)).toBeNull();
    }));

  test('of two admins who leave at once, one', async () => {
    const { owner } = stage.db;
    const pair = await crowd(stage, 2);
    await owner`update applications set role = 'admin', status = 'approved' where user_id = any (${pair})`;
    await owner`update applications set role = 'student' where user_id = ${people.femi}`;
    const codes = await allAtOnce(
      stage.connections(2),
      pair.map((id) => ({ id })),
      leave,
    );
    const left =
      await owner`select from applications where role = 'admin' and status = 'approved' and suspended_at is null`;
    await owner`update applications set role = 'admin' where user_id = ${people.femi}`;
    await owner`delete from auth.users where id = any (${pair})`;
    expect(tally(codes)).toEqual({ done: 1, C4032: 1 });
    expect(left).toHaveLength(1);
  });
});
