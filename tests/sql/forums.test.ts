import { expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { openStage, speakAs, type Sql } from './stage.ts';

const stage = openStage();
const reply = (who: Name) => (sql: Sql) =>
  sql`insert into forum_replies (forum_post_id, user_id, content) values (601, ${people[who]}, 'words')`;

test('in a closed topic only those who teach still reply', () =>
  stage.play(async (scene) => {
    await scene.as('dana', (sql) => sql`update course_forums set is_locked = true where id = 601`);
    expect(await scene.refused('bola', reply('bola'))).toBe('C4022');
    expect(await scene.refused('kofi', reply('kofi'))).toBe('42501');
    expect(await scene.attempt('bola', `update forum_replies set content = 'x'`)).toBe(0);
    expect(await scene.attempt('bola', 'delete from forum_replies')).toBe(0);
    await scene.as('dana', reply('dana'));
    await scene.as('dana', (sql) => sql`update course_forums set is_locked = false where id = 601`);
    await scene.as('bola', reply('bola'));
  }));

test('after its end a cohort’s forum is for reading', () =>
  stage.play(async (scene) => {
    await scene.at('2027-06-15T00:00:00Z');
    expect(await scene.refused('bola', reply('bola'))).toBe('42501');
    expect(await scene.attempt('amara', `update course_forums set title = 'x'`)).toBe(0);
    expect(await scene.as('bola', (sql) => sql`select * from forum_replies`)).toHaveLength(1);
  }));

test('Ben, who left, reads nothing of it until he comes back', () =>
  stage.play(async (scene) => {
    const topics = () => scene.as('ben', (sql) => sql`select * from course_forums`);
    expect(await topics()).toHaveLength(0);
    await scene.as('ben', (sql) => sql`select enroll_in_cohort(401)`);
    expect(await topics()).toHaveLength(1);
  }));

test('Amara takes back a topic that nobody answered', () =>
  stage.play(async (scene) => {
    expect(await scene.attempt('amara', 'delete from course_forums where id = 601')).toBe(0);
    await scene.as('bola', (sql) => sql`delete from forum_replies`);
    expect(await scene.attempt('amara', 'delete from course_forums where id = 601')).toBe(1);
  }));

test('Amara does not take back a topic that Bola is just answering', async () => {
  const [bola, amara] = [stage.connections(1), stage.connections(1)];
  const [topic] = await stage.db.owner`
    insert into course_forums (course_id, cohort_id, user_id, title, content)
    values (101, 401, ${people.amara}, 'A question', 'words') returning id`;
  const id = topic!['id'] as string;
  let taking: Promise<number> = Promise.resolve(-1);
  await bola.begin(async (sql) => {
    await speakAs(sql, 'bola');
    await sql`insert into forum_replies (forum_post_id, user_id, content) values (${id}, ${people.bola}, 'words')`;
    taking = amara.begin(async (other) => {
      await speakAs(other, 'amara');
      return (await other`delete from course_forums where id = ${id}`).count;
    });
    await stage.waiting();
  });
  expect(await taking).toBe(0);
  expect(await stage.db.owner`select from forum_replies where forum_post_id = ${id}`).toHaveLength(
    1,
  );
  await stage.db.owner`delete from course_forums where id = ${id}`;
});

test('a topic’s cohort is a cohort of its course, for the owner, too', () =>
  stage.play(async (scene) => {
    await expect(
      scene.owner.savepoint((sql) => sql`update course_forums set cohort_id = 405 where id = 601`),
    ).rejects.toMatchObject({ code: '23503' });
  }));

for (const [table, words, standing] of [
  ['course_forums', 'title', 'is_pinned'],
  ['forum_replies', 'content', 'is_teacher_response'],
] as const) {
  test(`${table} were edited when their words were, not when their standing was`, () =>
    stage.play(async ({ owner, at }) => {
      const edited = async () =>
        (await owner.unsafe(`select min(updated_at)::text as at from ${table}`))[0]!['at'];
      const before = await edited();
      await at('2027-03-16T12:00:00Z');
      await owner.unsafe(`update ${table} set ${standing} = not ${standing}`);
      expect(await edited()).toBe(before);
      await owner.unsafe(`update ${table} set ${words} = 'other words'`);
      expect(await edited()).toBe('2027-03-16 12:00:00+00');
    }));
}
