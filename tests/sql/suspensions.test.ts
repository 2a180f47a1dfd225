import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { allAtOnce, crowd, tally } from './crowd.ts';
import { openStage, type Scene, type Sql } from './stage.ts';
import { talk } from './talk.ts';

const stage = openStage();

const suspend =
  (who: Name, reason: string | null = 'a reason') =>
  (sql: Sql) =>
    sql`select suspend(${people[who]}, ${reason})`;
const restore = (who: Name) => (sql: Sql) => sql`select restore(${people[who]})`;

/** What a person can do at all, in numbers and words. */
const reach = async (scene: Scene, who: Name) => ({
  viewer: (await scene.as(who, (sql) => sql`select viewer() is not null as known`))[0]!['known'],
  lessons: await scene.attempt(who, 'select * from lessons'),
  records: await scene.attempt(who, 'select * from applications'),
  posts: await scene.attempt(who, 'select * from lesson_discussions'),
  writes: await scene.attempt(
    who,
    `insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (301, 401, '${people[who]}', 'w')`,
  ),
});
const nobody = { viewer: false, lessons: 0, records: 0, posts: 0, writes: '42501' };

describe('who is suspended', () => {
  for (const who of ['amara', 'dana'] as const) {
    test(`${who} is a visitor from that moment on, and restored the same as before`, () =>
      stage.play(async (scene) => {
        const before = await reach(scene, who);
        expect(before).toMatchObject({ viewer: true, writes: 1 });
        await scene.owner`delete from lesson_discussions where content = 'w'`;
        await scene.as('femi', suspend(who));
        expect(await reach(scene, who)).toEqual(nobody);
        await scene.as('femi', restore(who));
        expect(await reach(scene, who)).toEqual(before);
      }));
  }

  test('keeps seat, progress and posts, for others to see with the name', () =>
    stage.play(async (scene) => {
      const seen = async () => ({
        roster: await scene.as('dana', (sql) => sql`select * from cohort_roster(401)`),
        talk: await talk(scene, 'bola'),
      });
      const before = await seen();
      await scene.as('femi', suspend('amara'));
      expect(await seen()).toEqual(before);
      expect(before.talk[0]).toMatchObject({ author: 'Amara' });
    }));

  test('is told so at the doors, and nobody else is', () =>
    stage.play(async (scene) => {
      await scene.as('femi', suspend('kofi'));
      const enroll = (sql: Sql) => sql`select enroll_in_cohort(401)`;
      expect(await scene.refused('kofi', enroll)).toBe('C4034');
      await scene.as('femi', restore('kofi'));
      expect(await scene.refused('kofi', enroll)).toBe(null);
    }));

  test('cannot do as an admin what she could', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('rosa', suspend('femi'))).toBe('C4030');
      expect(await scene.refused('rosa', restore('rosa'))).toBe('C4030');
      await scene.as('femi', restore('rosa'));
      expect(await scene.refused('rosa', suspend('femi'))).toBe(null);
    }));
});

describe('a suspension', () => {
  const kept = ({ owner }: Scene, who: Name) =>
    owner`select reason, suspended_by, restored_by from suspensions where user_id = ${people[who]} order by id`;

  test('stays on record with its reason, and the first reason counts', () =>
    stage.play(async (scene) => {
      await scene.as('femi', suspend('amara', ' rude to classmates '));
      await scene.as('femi', suspend('amara', 'once more'));
      const first = { reason: 'rude to classmates', suspended_by: people.femi };
      expect(await kept(scene, 'amara')).toEqual([{ ...first, restored_by: null }]);
      await scene.as('femi', restore('amara'));
      await scene.as('femi', restore('amara'));
      expect(await kept(scene, 'amara')).toEqual([{ ...first, restored_by: people.femi }]);
      await scene.as('femi', suspend('amara', 'again'));
      expect(await kept(scene, 'amara')).toHaveLength(2);
    }));

  test('and its end are one act each in the log', () =>
    stage.play(async (scene) => {
      const [last] = await scene.owner`select max(id) as id from audit_log`;
      await scene.as('femi', suspend('amara', 'rude'));
      await scene.as('femi', restore('amara'));
      const acts = await scene.owner`
        select actor_id, subject, reason, before -> 'suspended_at' = 'null' as began from audit_log
        where id > ${last!['id']} order by id`;
      const act = { actor_id: people.femi, subject: 'applications' };
      expect(acts).toEqual([
        { ...act, reason: 'rude', began: true },
        { ...act, reason: null, began: false },
      ]);
    }));

  const refused: [Name | 'service', Name, string | null, string][] = [
    ['amara', 'bola', 'x', 'C4030'],
    ['dana', 'amara', 'x', 'C4030'],
    ['femi', 'femi', 'x', 'C4035'],
    ['femi', 'amara', ' ', '23514'],
    ['femi', 'amara', null, '23502'],
    ['femi', 'amara', 'x'.repeat(501), '23514'],
    ['service', 'amara', 'x', '42501'],
  ];
  for (const [by, who, reason, code] of refused) {
    test(`${by} cannot suspend ${who} because of ${reason?.slice(0, 3) ?? 'nothing'}: ${code}`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused(by, suspend(who, reason))).toBe(code);
        expect(await kept(scene, who)).toEqual([]);
      }));
  }

  test('needs somebody: nobody by that id, or without a record', () =>
    stage.play(async (scene) => {
      await scene.owner`delete from applications where user_id = ${people.kofi}`;
      expect(await scene.refused('femi', suspend('kofi'))).toBe('C4004');
      expect(await scene.refused('femi', (sql) => sql`select restore(gen_random_uuid())`)).toBe(
        'C4004',
      );
    }));
});

describe('sessions', () => {
  const open = async ({ owner }: Scene, who: Name) => {
    const [session] = await owner`
      insert into auth.sessions (id, user_id) values (gen_random_uuid(), ${people[who]}) returning id`;
    await owner`
      insert into auth.refresh_tokens (token, user_id, session_id)
      values (gen_random_uuid(), ${people[who]}, ${session!['id']})`;
    return session!['id'] as string;
  };
  const isKnown = async ({ owner }: Scene, who: Name, session: string) => {
    const claims = { role: 'authenticated', sub: people[who], session_id: session };
    await owner`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
    const [row] = await owner`select private.me() is not null as known`;
    await owner`select set_config('request.jwt.claims', '', true)`;
    return row!['known'] as boolean;
  };

  test('a token counts as long as its session, and only for its person', () =>
    stage.play(async (scene) => {
      const session = await open(scene, 'amara');
      expect(await isKnown(scene, 'amara', session)).toBe(true);
      expect(await isKnown(scene, 'bola', session)).toBe(false);
      await scene.owner`delete from auth.sessions where id = ${session}`;
      expect(await isKnown(scene, 'amara', session)).toBe(false);
    }));

  test('of a suspended person end, with their refresh tokens, and stay ended after the suspension', () =>
    stage.play(async (scene) => {
      const sessions = [await open(scene, 'amara'), await open(scene, 'amara')];
      const other = await open(scene, 'bola');
      await scene.as('femi', suspend('amara'));
      expect(await scene.owner`select id from auth.sessions`).toEqual([{ id: other }]);
      expect(await scene.owner`select session_id from auth.refresh_tokens`).toEqual([
        { session_id: other },
      ]);
      await scene.as('femi', restore('amara'));
      expect(await isKnown(scene, 'amara', sessions[0]!)).toBe(false);
      expect(await isKnown(scene, 'bola', other)).toBe(true);
    }));
});

describe('the last admin', () => {
  const demotions = [
    `update applications set role = 'teacher' where user_id = '${people.femi}'`,
    `update applications set status = 'rejected' where user_id = '${people.femi}'`,
    `update applications set suspended_at = now() where user_id = '${people.femi}'`,
    `update applications set user_id = null where user_id = '${people.femi}'`,
    `delete from applications where user_id = '${people.femi}'`,
    `update applications set role = 'student'`,
  ];
  for (const statement of demotions) {
    test(`stays one, whoever holds the service key: ${statement}`, () =>
      stage.play(async (scene) => {
        expect(await scene.attempt('service', statement)).toBe('C4032');
        // One who is suspended is no admin; restored, she is.
        await scene.as('femi', restore('rosa'));
        const rest = statement.includes('where') ? 1 : 'C4032';
        expect(await scene.attempt('service', statement)).toBe(rest);
      }));
  }

  test('is somebody: a record without an account is no admin who could stay', () =>
    stage.play(async (scene) => {
      await scene.owner`insert into applications (name, role, status) values ('To come', 'admin', 'approved')`;
      for (const statement of demotions)
        expect([statement, await scene.attempt('service', statement)]).toEqual([
          statement,
          'C4032',
        ]);
    }));

  test('is not deleted by Auth either, while others are', async () => {
    const auth = postgres(stage.db.adminUrl, { max: 1, onnotice() {} });
    await auth`set session authorization supabase_auth_admin`;
    const remove = (who: Name) => auth`delete from auth.users where id = ${people[who]}`;
    await expect(remove('femi')).rejects.toMatchObject({ code: 'C4032' });
    expect((await remove('lea')).count).toBe(1);
    await auth.end();
  });

  test('may be taken away by the owner of the database', () =>
    stage.play(async ({ owner }) => {
      for (const statement of demotions) await owner.savepoint((sql) => sql.unsafe(statement));
    }));

  const verbs: Record<string, (sql: Sql, who: string) => Promise<unknown>> = {
    suspend: (sql, who) => sql`select suspend(${who}, 'x')`,
    reject: (sql, who) => sql`select reject_applications(array[${who}]::uuid[])`,
    demote: (sql, who) => sql`select set_role(${who}, 'student')`,
  };
  for (const [verb, act] of Object.entries(verbs)) {
    test(`remains when two admins ${verb} each other at once`, async () => {
      const { owner } = stage.db;
      const pair = await crowd(stage, 2);
      await owner`
        update applications set role = 'admin', status = 'approved' where user_id = any (${pair})`;
      await owner`update applications set role = 'student' where user_id = ${people.femi}`;
      const codes = await allAtOnce(
        stage.connections(2),
        pair.map((id) => ({ id })),
        (sql, n) => act(sql, pair[1 - n]!),
      );
      const left = await owner`
        select 1 from applications where role = 'admin' and status = 'approved' and suspended_at is null`;
      await owner`update applications set role = 'admin' where user_id = ${people.femi}`;
      await owner`delete from auth.users where id = any (${pair})`;
      expect(tally(codes)).toEqual({ done: 1, C4030: 1 });
      expect(left).toHaveLength(1);
    });
  }
});
