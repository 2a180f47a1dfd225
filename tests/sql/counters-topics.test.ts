import { expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { expectTopicsExact, reply, topic } from './counting.ts';
import { findReply } from './forum.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const countersOf = async ({ owner }: Scene, id: number) => {
  const [row] = await owner`
    select reply_count as replies, teacher_reply_count as "byTeachers", last_activity_at as at
    from course_forums where id = ${id}`;
  return { ...row, at: (row!['at'] as Date).toISOString() };
};

test('the story’s topics are counted', () =>
  stage.play(async (scene) => {
    await expectTopicsExact(scene.owner);
    expect(await countersOf(scene, 602)).toMatchObject({ replies: 1, byTeachers: 1 });
  }));

test('a topic begins without replies, whatever comes along, and is active when it was written', () =>
  stage.play(async (scene) => {
    const [opened] = await scene.owner`
      insert into course_forums (course_id, cohort_id, title, content, created_at, reply_count, last_activity_at)
      values (101, 401, 'T', 'w', '2027-03-02', 7, '2030-01-01') returning id::int`;
    expect(await countersOf(scene, opened!['id'] as number)).toEqual({
      replies: 0,
      byTeachers: 0,
      at: '2027-03-02T00:00:00.000Z',
    });
  }));

test('a reply counts and moves the topic up; taken back, both are as before', () =>
  stage.play(async (scene) => {
    const before = await countersOf(scene, 601);
    await scene.at('2027-03-16T00:00:00Z');
    const [row] = await scene.as('dana', reply(people.dana, 601));
    expect(await countersOf(scene, 601)).toEqual({
      replies: 2,
      byTeachers: 1,
      at: '2027-03-16T00:00:00.000Z',
    });
    await scene.as('dana', (sql) => sql`delete from forum_replies where id = ${row!['id']}`);
    expect(await countersOf(scene, 601)).toEqual(before);
  }));

test('a hidden reply neither counts nor keeps the topic up, until it is restored', () =>
  stage.play(async (scene) => {
    const id = await findReply(scene, 602);
    const before = await countersOf(scene, 602);
    await scene.as('femi', (sql) => sql`select hide_post(${id}, 'x', 'reply')`);
    expect(await countersOf(scene, 602)).toMatchObject({ replies: 0, byTeachers: 0 });
    await expectTopicsExact(scene.owner);
    await scene.as('femi', (sql) => sql`select restore_post(${id}, 'reply')`);
    expect(await countersOf(scene, 602)).toEqual(before);
  }));

test('the owner may move replies, forge, or date them, and the counters follow', () =>
  stage.play(async ({ owner }) => {
    await owner`update forum_replies set forum_post_id = 601 where forum_post_id = 602`;
    await expectTopicsExact(owner);
    await owner`update forum_replies set is_teacher_response = not is_teacher_response`;
    await expectTopicsExact(owner);
    await owner`update forum_replies set created_at = created_at + interval '1 day'`;
    await expectTopicsExact(owner);
    await owner`delete from forum_replies`;
    await expectTopicsExact(owner);
  }));

test('a person who goes leaves the count as it was', () =>
  stage.play(async (scene) => {
    const before = await countersOf(scene, 601);
    await scene.owner`delete from auth.users where id = ${people.bola}`;
    expect(await countersOf(scene, 601)).toEqual(before);
  }));

test('two who reply at once are both counted', async () => {
  const sql = stage.connections(2);
  const [opened] = await stage.db.owner.begin((owner) => topic(people.amara, 401)(owner));
  const id = Number(opened!['id']);
  const say = () =>
    sql.begin(async (tx) => {
      await tx`insert into forum_replies (forum_post_id, content) values (${id}, 'at once')`;
      await tx`select pg_sleep(0.05)`;
    });
  await Promise.all([say(), say()]);
  await expectTopicsExact(stage.db.owner);
  const [row] = await stage.db.owner`select reply_count from course_forums where id = ${id}`;
  expect(row).toEqual({ reply_count: 2 });
});
