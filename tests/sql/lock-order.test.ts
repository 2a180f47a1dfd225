import { expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { openStage } from './stage.ts';

const stage = openStage();

// What the races would meet only now and then: each statement takes its place in the lock order before it touches a
// row, whether it then finds one or not. docs/decisions/007-one-lock-order.md
const order: [statement: string, first: string[]][] = [
  [
    'insert into lesson_progress (user_id, lesson_id) select null, 1 where false',
    ['campus: together'],
  ],
  ['insert into cohorts (name) select null where false', ['campus: together']],
  ['insert into lessons (name) select null where false', ['campus: together']],
  ['insert into modules (name) select null where false', ['campus: together']],
  ['insert into lesson_pictures (alt) select null where false', ['campus: together']],
  ['delete from lesson_pictures where false', ['campus: together']],
  ['insert into cohort_enrollments (user_id) select null where false', ['campus: together']],
  ['insert into cohort_schedules (cohort_id) select null where false', ['campus: together']],
  ['insert into lesson_discussions (lesson_id) select null where false', ['campus: together']],
  ['insert into course_forums (title) select null where false', ['campus: together']],
  ['insert into forum_replies (content) select null where false', ['campus: together']],
  ['update courses set name = name where false', ['campus: together']],
  ['update auth.users set email = email where false', ['campus: together']],
  ['update auth.users set email_confirmed_at = now() where false', ['campus: together']],
  ['delete from lessons where false', ['campus: alone']],
  ['delete from modules where false', ['campus: alone']],
  ['delete from courses where false', ['campus: alone']],
  ['delete from cohorts where false', ['campus: alone']],
  ['delete from course_forums where false', ['campus: alone']],
  ['delete from lesson_discussions where false', ['campus: together']],
  ['delete from forum_replies where false', ['campus: together']],
  ['delete from cohort_schedules where false', ['campus: together']],
  ['delete from lesson_progress where false', ['campus: together']],
  ['update cohorts set name = name where false', ['campus: together']],
  ['update lessons set name = name where false', ['campus: together']],
  ['delete from auth.users where false', ['admins: alone', 'campus: alone']],
  ['delete from applications where false', ['admins: alone']],
  ['update applications set status = status where false', ['admins: alone']],
  ['delete from cohort_enrollments where false', ['campus: together', 'enrollments: alone']],
  [
    `update cohort_enrollments set status = 'paused' where false`,
    ['campus: together', 'enrollments: together'],
  ],
];

const held = `
  select name.word || case l.mode when 'ShareLock' then ': together' else ': alone' end as line
  from pg_locks l
  join (values ('admins'), ('campus'), ('enrollments')) as name (word)
    on ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(name.word, 0)
  where l.locktype = 'advisory' and l.pid = pg_backend_pid() order by 1`;

for (const [statement, first] of order) {
  test(`${statement.split(' where false')[0]} queues for ${first.join(' and ')}`, () =>
    stage.play(async ({ owner }) => {
      await owner.unsafe(statement);
      expect((await owner.unsafe(held)).map((row) => row['line'])).toEqual(first);
    }));
}

test('a plain change of standing by a client is alone with the enrollments', () =>
  stage.play(async (scene) => {
    await scene.as('dana', (sql) =>
      sql.unsafe(`update cohort_enrollments set status = 'paused' where false`),
    );
    expect((await scene.owner.unsafe(held)).map((row) => row['line'])).toEqual([
      'campus: together',
      'enrollments: alone',
    ]);
  }));

test('whoever brings something back is alone with the campus before they touch a row', () =>
  stage.play(async (scene) => {
    await scene.as('dana', (sql) => sql`select bring_back(1)`);
    expect((await scene.owner.unsafe(held)).map((row) => row['line'])).toContain('campus: alone');
    expect(await scene.refused('kofi', (sql) => sql`select bring_back(2)`)).toBe('C4004');
  }));

test('whoever has a seat takes a turn with the enrollments to be counted, and at their own pace nobody does', () =>
  stage.play(async (scene) => {
    const turns = async () => (await scene.owner.unsafe(held)).map((row) => row['line']);
    await scene.owner`insert into lesson_progress (user_id, lesson_id, completed) values (${people.jun}, 302, true)`;
    expect(await turns()).toEqual(['campus: together']);
    await scene.owner`insert into lesson_progress (user_id, lesson_id, completed) values (${people.bola}, 302, true)`;
    expect(await turns()).toEqual(['campus: together', 'enrollments: together']);
  }));

test('a cohort is waited for in the order of ids, and out of it not at all', async () => {
  const [one, other] = [stage.connections(1), stage.connections(1)];
  await one.begin(async (first) => {
    await first`select private.lock_cohort(401)`;
    await expect(
      other.begin(async (second) => {
        await second`select private.lock_cohort(402)`;
        await second`select private.lock_cohort(401)`;
      }),
    ).rejects.toMatchObject({ code: 'C4073' });
    await expect(
      other.begin((second) => second`select private.lock_cohort(401, patient => false)`),
    ).rejects.toMatchObject({ code: 'C4073' });
  });
});
