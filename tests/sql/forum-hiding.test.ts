import { describe, expect, test } from 'vitest';
import { openStage, type Sql } from './stage.ts';
import { findReply, forumAs, topicAs } from './forum.ts';

const stage = openStage();
const hideTopic = (sql: Sql) => sql`select hide_post(601, '  off topic ', 'topic')`;
const hideReply = (reply: number) => (sql: Sql) =>
  sql`select hide_post(${reply}, 'not kind', 'reply')`;

describe('a hidden topic', () => {
  test('keeps its place in the forum without its title, author or words', () =>
    stage.play(async (scene) => {
      await scene.as('dana', hideTopic);
      const [row] = (await forumAs(scene, 'bola'))!.talk.topics;
      expect(row).toMatchObject({ id: 601, title: null, author: null, hidden: true, waits: false });
      const page = (await topicAs(scene, 'bola'))!;
      expect(page.post).toMatchObject({ title: null, author: null, content: null, hidden: true });
      expect(page.post.hidden_reason).toBeNull();
      expect(
        await scene.as('bola', (sql) => sql`select * from course_forums where id = 601`),
      ).toHaveLength(0);
      expect(JSON.stringify(page)).not.toMatch(/Hello Spring|It is Amara/);
    }));

  test('is read by its author, who is told why and by what role, and by those who teach', () =>
    stage.play(async (scene) => {
      await scene.as('femi', hideTopic);
      for (const who of ['amara', 'dana', 'femi'] as const) {
        expect((await topicAs(scene, who))!.post).toMatchObject({
          title: 'Hello Spring',
          content: 'It is Amara',
          hidden: true,
          hidden_reason: 'off topic',
          hidden_by_role: 'admin',
        });
      }
    }));

  test('leaves its replies to be read, and takes no more of them from students', () =>
    stage.play(async (scene) => {
      await scene.as('dana', hideTopic);
      expect((await topicAs(scene, 'bola'))!.talk.posts).toMatchObject([
        { content: 'Hello Amara' },
      ]);
      const reply = (who: 'bola' | 'dana') =>
        scene.attempt(who, `insert into forum_replies (forum_post_id, content) values (601, 'x')`);
      expect(await reply('bola')).toBe('C4022');
      expect(await reply('dana')).toBe(1);
    }));

  test('is neither edited nor deleted by its author, and restoring brings everything back', () =>
    stage.play(async (scene) => {
      // Nothing but the hiding shall keep it from being deleted.
      await scene.owner`delete from forum_replies where forum_post_id = 601`;
      const before = await topicAs(scene, 'bola');
      await scene.as('dana', hideTopic);
      expect(await scene.attempt('amara', `update course_forums set title = 'x'`)).toBe(0);
      expect(await scene.attempt('amara', 'delete from course_forums')).toBe(0);
      await scene.as('dana', (sql) => sql`select restore_post(601, 'topic')`);
      expect(await topicAs(scene, 'bola')).toEqual(before);
    }));

  test('is not reworded by a teacher whose own it is, either', () =>
    stage.play(async (scene) => {
      await scene.owner`update course_forums set user_id = ${'00000000-0000-4000-8000-000000000005'} where id = 601`;
      await scene.as('dana', hideTopic);
      for (const change of [`title = 'x'`, `content = 'x'`]) {
        expect(
          await scene.attempt('dana', `update course_forums set ${change} where id = 601`),
        ).toBe('C4095');
      }
      expect(await scene.attempt('dana', 'delete from course_forums where id = 601')).toBe(0);
    }));
});

describe('a hidden reply', () => {
  test('keeps its place, and its words are for its author and those who teach', () =>
    stage.play(async (scene) => {
      const reply = await findReply(scene, 601);
      await scene.as('dana', hideReply(reply));
      const seenBy = async (who: 'amara' | 'bola' | 'dana') =>
        (await topicAs(scene, who))!.talk.posts[0];
      expect(await seenBy('amara')).toMatchObject({ content: null, author: null, hidden: true });
      const told = {
        content: 'Hello Amara',
        hidden: true,
        hidden_reason: 'not kind',
        hidden_by_role: 'teacher',
      };
      expect(await seenBy('bola')).toMatchObject({ ...told, mine: true });
      expect(await seenBy('dana')).toMatchObject(told);
      expect(await scene.as('amara', (sql) => sql`select * from forum_replies`)).toHaveLength(0);
      expect(
        await scene.as('amara', (sql) => sql`select * from moderations where reply_id is not null`),
      ).toHaveLength(0);
    }));

  test('is neither edited nor deleted by its author, nor by a teacher who wrote it', () =>
    stage.play(async (scene) => {
      const bolas = await findReply(scene, 601);
      await scene.as('dana', hideReply(bolas));
      const danas = await findReply(scene, 602);
      await scene.as('femi', hideReply(danas));
      for (const [who, id] of [
        ['bola', bolas],
        ['dana', danas],
      ] as const) {
        expect(
          await scene.attempt(who, `update forum_replies set content = 'x' where id = ${id}`),
        ).toBe(0);
        expect(await scene.attempt(who, `delete from forum_replies where id = ${id}`)).toBe(0);
      }
    }));
});

for (const who of ['amara', 'bola', 'hana', 'ben', 'kofi', 'esi', 'tove'] as const) {
  test(`${who} hides and restores nothing of Spring’s forum`, () =>
    stage.play(async (scene) => {
      const reply = await findReply(scene, 601);
      for (const call of [
        hideTopic,
        hideReply(reply),
        (sql: Sql) => sql`select restore_post(601, 'topic')`,
        (sql: Sql) => sql`select hide_post(601, 'x', 'anything')`,
      ])
        expect(await scene.refused(who, call)).toBe('C4004');
    }));
}

test('a kind that there is not is not there for a teacher', () =>
  stage.play(async (scene) => {
    expect(await scene.refused('dana', (sql) => sql`select hide_post(601, 'x', 'course')`)).toBe(
      'C4004',
    );
  }));
