import { expect, test } from 'vitest';
import { PARTS } from '../../src/lib/account/parts.ts';
import { people, type Name } from '../support/world.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();

type Records = Record<string, Record<string, unknown>[]>;
async function dataOf(scene: Scene, who: Name): Promise<Records> {
  const rows = await scene.as(who, (sql) => sql`select part, records from my_data()`);
  return Object.fromEntries(rows.map((row) => [row['part'], row['records']]));
}

/** What the story leaves out. */
const more = `
update invitations set claimed_by = '${people.amara}', claimed_at = now() where email = 'nia@example.org';
update imports set applied_by = '${people.dana}';
update cohorts set created_by = '${people.dana}' where id in (401, 402);
update moderations set moderator_id = '${people.dana}';
insert into import_rows (import_id, line, email, verdict) select id, 3, 'amara@example.org', 'already_in' from imports;`;

test('names every column of the database by which a row hangs on a person', async () => {
  const found = await stage.db.owner`
    select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname || '.' || a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'private')
    where a.attnum > 0 and not a.attisdropped and (a.attname = 'user_id' or exists (
      select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any (f.conkey)
        and f.confrelid = 'auth.users'::regclass))`;
  const named = Object.values(PARTS).flatMap(({ columns }) => columns);
  expect(named.toSorted()).toEqual(found.map((row) => row['column'] as string).toSorted());
});

test('has the parts that are described, and no others', () =>
  stage.play(async (scene) => {
    const parts = Object.keys(await dataOf(scene, 'amara'));
    expect(parts.toSorted()).toEqual(Object.keys(PARTS).toSorted());
  }));

for (const who of ['amara', 'ben', 'bola', 'dana', 'femi', 'hana', 'jun', 'kofi'] as const) {
  test(`holds each row that hangs on ${who}, and no other`, () =>
    stage.play(async (scene) => {
      await scene.owner.unsafe(more);
      const data = await dataOf(scene, who);
      for (const [part, { columns }] of Object.entries(PARTS)) {
        const [column] = columns;
        if (!column) continue;
        const table = column.slice(0, column.lastIndexOf('.'));
        const isTheirs = columns
          .map((name) => `${name.slice(name.lastIndexOf('.') + 1)} = '${people[who]}'`)
          .join(' or ');
        const [row] = await scene.owner.unsafe(
          `select count(*)::int as rows from ${table} where ${isTheirs}`,
        );
        expect([part, data[part]!.length]).toEqual([part, row!['rows']]);
      }
    }));
}

test('holds their words where they may no longer read, and why they were hidden', () =>
  stage.play(async (scene) => {
    await scene.as('bola', (sql) => sql`select leave_cohort(401)`);
    expect(await scene.as('bola', (sql) => sql`select * from lesson_discussions`)).toHaveLength(0);
    const data = await dataOf(scene, 'bola');
    expect(data['posts']).toMatchObject([{ content: 'Bola asked', lesson: 'Release' }]);
    expect(data['posts-hidden']).toMatchObject([
      { act: 'restore', discussion_id: null },
      { act: 'hide', reason: 'a test', discussion_id: 505 },
    ]);
    expect(data['forum-replies']).toMatchObject([{ content: 'Hello Amara' }]);
  }));

test('holds what was done to their topics and replies, as to their posts', () =>
  stage.play(async (scene) => {
    await scene.as('dana', (sql) => sql`select hide_post(601, 'off topic', 'topic')`);
    const data = await dataOf(scene, 'amara');
    expect(data['posts-hidden']).toMatchObject([
      { topic_id: 601, act: 'unpin' },
      { topic_id: 601, act: 'hide', reason: 'off topic', moderator_role: 'teacher' },
    ]);
    expect(data['forum-topics']).toMatchObject([
      { hidden_at: expect.stringMatching(/./) as string },
    ]);
    expect((await dataOf(scene, 'dana'))['posts-moderated']).toMatchObject([{ topic_id: 601 }]);
  }));

test('holds invitations to an address that is confirmed, and to none that is only written down', () =>
  stage.play(async (scene) => {
    await scene.owner`insert into invitations (cohort_id, email) values (402, 'kofi@example.org')`;
    expect((await dataOf(scene, 'kofi'))['invitations']).toMatchObject([{ cohort: 'Autumn' }]);
    await scene.owner`update auth.users set email_confirmed_at = null where id = ${people.kofi}`;
    expect((await dataOf(scene, 'kofi'))['invitations']).toEqual([]);
  }));

test('holds what the log keeps about them', () =>
  stage.play(async (scene) => {
    await scene.as('femi', (sql) => sql`select set_role(${people.kofi}, 'teacher')`);
    expect((await dataOf(scene, 'kofi'))['log-about-me']).toMatchObject([
      { act: 'update', actor_role: 'admin', after: { role: 'teacher' } },
    ]);
    expect((await dataOf(scene, 'femi'))['log-of-my-acts']).toHaveLength(1);
    expect((await dataOf(scene, 'bola'))['log-about-me']).toEqual([]);
  }));

test('holds what the log keeps about their seats, and not about others’', () =>
  stage.play(async (scene) => {
    const pause = `update cohort_enrollments set status = 'paused' where cohort_id = 401 and status = 'active'`;
    await scene.as('dana', (sql) => sql.unsafe(pause));
    expect((await dataOf(scene, 'amara'))['log-of-my-seats']).toMatchObject([
      { act: 'update', actor_role: 'teacher', before: { status: 'active' } },
    ]);
    expect((await dataOf(scene, 'hana'))['log-of-my-seats']).toEqual([]);
  }));

test('holds what hung on them in a course that was deleted and may come back', () =>
  stage.play(async (scene) => {
    await scene.as('dana', (sql) => sql`delete from lessons where id = 301`);
    const gone = (await dataOf(scene, 'amara'))['gone-with-courses']!;
    expect(gone.map((one) => one['relation'])).toEqual(
      expect.arrayContaining(['public.lesson_discussions', 'public.lesson_progress']),
    );
    expect(JSON.stringify(gone)).toContain('Amara asks');
    expect(JSON.stringify(gone)).not.toMatch(/Hana asks|Dana answers/);
    expect((await dataOf(scene, 'bola'))['gone-with-courses']).toEqual([]);
  }));

test('holds what they gave at sign-up, and from where they are signed in', () =>
  stage.play(async (scene) => {
    await scene.owner`insert into auth.sessions (id, user_id, user_agent, ip)
      values (gen_random_uuid(), ${people.amara}, 'phone', '192.0.2.7')`;
    const data = await dataOf(scene, 'amara');
    expect(data['profile']).toMatchObject([{ given_at_sign_up: { name: 'Amara' } }]);
    expect(data['sessions']).toMatchObject([{ user_agent: 'phone', network_address: '192.0.2.7' }]);
  }));

test('holds no address of anybody else, whatever was done in office', () =>
  stage.play(async (scene) => {
    await scene.owner.unsafe(more);
    await scene.as('femi', (sql) => sql`select set_role(${people.kofi}, 'teacher')`);
    await scene.as(
      'femi',
      (sql) => sql`select plan_import(401, 'l.csv', '[{"line": 2, "email": "zoe@example.org"}]')`,
    );
    for (const who of ['femi', 'dana', 'amara'] as const) {
      const said = JSON.stringify(await dataOf(scene, who))
        .replaceAll(`${who}@example.org`, '')
        // Which Amara claimed.
        .replaceAll(who === 'amara' ? 'nia@example.org' : '-', '');
      expect([who, /\w+@example.org/.exec(said)]).toEqual([who, null]);
    }
  }));

test('is nobody’s who is not signed in, or suspended', () =>
  stage.play(async (scene) => {
    const all = (sql: typeof scene.owner) => sql`select * from my_data()`;
    expect(await scene.refused('visitor', all)).toBe('42501');
    await scene.owner`update applications set suspended_at = now() where user_id = ${people.amara}`;
    expect(await scene.refused('amara', all)).toBe('C4001');
  }));
