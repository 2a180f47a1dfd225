import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { findReply, historyAs } from './forum.ts';
import { openStage, type Scene, type Sql } from './stage.ts';
import { say } from './talk.ts';

const stage = openStage();
const change =
  (statement: string) =>
  async (scene: Scene, who: Name): Promise<void> => {
    expect(await scene.attempt(who, statement)).toBe(1);
  };
const acts = async (scene: Scene, who: Name, kind: string, id: number) =>
  (await historyAs(scene, who, kind, id))!.entries.map(({ act }) => act);

describe('what a post said before', () => {
  test('is kept with each change of its words, of a post, a topic and a reply', () =>
    stage.play(async (scene) => {
      await scene.owner`delete from post_versions`;
      const reply = await findReply(scene, 601);
      await change(`update lesson_discussions set content = 'better' where id = 501`)(
        scene,
        'amara',
      );
      await change(`update course_forums set title = 'Hi' where id = 601`)(scene, 'amara');
      await change(`update course_forums set content = 'Me' where id = 601`)(scene, 'amara');
      await change(`update forum_replies set content = 'Hi!' where id = ${reply}`)(scene, 'bola');
      const kept = await scene.owner`
        select discussion_id::int, topic_id::int, reply_id::int, title, content, editor_id
        from post_versions order by id`;
      const by = (who: Name) => ({ editor_id: people[who] });
      const none = { discussion_id: null, topic_id: null, reply_id: null, title: null };
      expect([...kept]).toEqual([
        { ...none, ...by('amara'), discussion_id: 501, content: 'Amara asks' },
        {
          ...none,
          ...by('amara'),
          topic_id: 601,
          title: 'Hello Spring',
          content: 'It is Amara',
        },
        { ...none, ...by('amara'), topic_id: 601, title: 'Hi', content: 'It is Amara' },
        { ...none, ...by('bola'), reply_id: reply, content: 'Hello Amara' },
      ]);
    }));

  test('is not kept when the words stay, or are only pinned, closed or hidden', () =>
    stage.play(async (scene) => {
      const count = async () => (await scene.owner`select 1 from post_versions`).length;
      const before = await count();
      await scene.as(
        'amara',
        (sql) => sql`update lesson_discussions set content = content where id = 501`,
      );
      await scene.as(
        'dana',
        (sql) => sql`update course_forums set is_pinned = true, is_locked = true where id = 601`,
      );
      await scene.as('dana', (sql) => sql`select hide_post(501, 'why')`);
      expect(await count()).toBe(before);
    }));

  test('stays when its author is deleted, without the name, and goes when the post goes', () =>
    stage.play(async (scene) => {
      await change(`update lesson_discussions set content = 'better' where id = 501`)(
        scene,
        'amara',
      );
      await scene.owner`delete from auth.users where id = ${people.amara}`;
      const kept = () =>
        scene.owner`select content, editor_id from post_versions where discussion_id = 501 order by id desc limit 1`;
      expect([...(await kept())]).toEqual([{ content: 'Amara asks', editor_id: null }]);
      await scene.owner`delete from lesson_discussions where id = 501`;
      expect(await kept()).toHaveLength(0);
    }));

  const readers: [Name, boolean][] = [
    ['amara', true],
    ['dana', true],
    ['femi', true],
    ['bola', false],
    ['goran', false],
    ['ben', false],
    ['hana', false],
    ['kofi', false],
    ['esi', false],
  ];
  for (const [who, may] of readers) {
    test(`${who} ${may ? 'reads' : 'does not read'} what Amara said before`, () =>
      stage.play(async (scene) => {
        await scene.owner`update course_forums set content = 'It is me' where id = 601`;
        const rows = await scene.as(
          who,
          (sql) => sql`select * from post_versions where topic_id = 601 or discussion_id = 501`,
        );
        expect(rows.length > 0).toBe(may);
        for (const [kind, id] of [
          ['post', 501],
          ['topic', 601],
        ] as const)
          expect((await historyAs(scene, who, kind, id)) !== null).toBe(may);
      }));
  }

  test('is not for anybody to write or take away', () =>
    stage.play(async (scene) => {
      for (const who of ['amara', 'dana', 'femi', 'visitor'] as const) {
        for (const statement of [
          'delete from post_versions',
          `update post_versions set content = 'x'`,
          `insert into post_versions (discussion_id, content) values (501, 'x')`,
          'delete from moderations',
        ])
          expect(await scene.attempt(who, statement)).toBe('42501');
      }
    }));
});

describe('a history', () => {
  test('tells edits with the words before and after, and acts, the latest first', () =>
    stage.play(async (scene) => {
      const steps: [Name, (sql: Sql) => Promise<unknown>][] = [
        ['amara', (sql) => sql`update course_forums set content = 'one' where id = 601`],
        ['dana', (sql) => sql`update course_forums set is_pinned = true where id = 601`],
        ['amara', (sql) => sql`update course_forums set title = 'Two' where id = 601`],
        [
          'dana',
          (sql) =>
            sql`update course_forums set is_locked = true, closing_reason = 'r' where id = 601`,
        ],
        ['femi', (sql) => sql`update course_forums set is_locked = false where id = 601`],
        ['dana', (sql) => sql`update course_forums set is_pinned = false where id = 601`],
        ['dana', (sql) => sql`select hide_post(601, 'off topic', 'topic')`],
        ['femi', (sql) => sql`select restore_post(601, 'topic')`],
      ];
      for (const [n, [who, act]] of steps.entries()) {
        await scene.at(`2027-03-16T0${n}:00:00Z`);
        await scene.as(who, act);
      }
      const { entries } = (await historyAs(scene, 'dana', 'topic', 601))!;
      const told = entries.slice(0, 8);
      expect(told.map(({ act, by }) => `${act} ${by}`)).toEqual([
        'restore Femi',
        'hide Dana',
        'unpin Dana',
        'open Femi',
        'close Dana',
        'edit Amara',
        'pin Dana',
        'edit Amara',
      ]);
      expect(told[1]).toMatchObject({ role: 'teacher', reason: 'off topic' });
      expect(told[4]).toMatchObject({ reason: 'r', at: '2027-03-16T03:00:00+00:00' });
      expect(told[5]).toMatchObject({
        former_title: 'Hello Spring',
        next_title: 'Two',
        former_content: 'one',
        next_content: 'one',
      });
      expect(told[7]).toMatchObject({ former_content: 'It is Amara', next_content: 'one' });
    }));

  test('tells the author what was done and by what role, and not by whom', () =>
    stage.play(async (scene) => {
      await scene.at('2027-03-16T00:00:00Z');
      await scene.as('dana', (sql) => sql`select hide_post(501, 'off topic')`);
      const [latest] = (await historyAs(scene, 'amara', 'post', 501))!.entries;
      expect(latest).toMatchObject({ act: 'hide', by: null, role: 'teacher', reason: 'off topic' });
    }));

  test('notes acts on a teacher’s own post as well, and none of the owner’s', () =>
    stage.play(async (scene) => {
      await scene.as(
        'dana',
        (sql) => sql`update lesson_discussions set is_pinned = true where id = 502`,
      );
      await scene.owner`update lesson_discussions set is_pinned = false where id = 502`;
      expect(await acts(scene, 'dana', 'post', 502)).toEqual(['pin']);
    }));

  test('of an answer says that what it answered was deleted by its author', () =>
    stage.play(async (scene) => {
      const [answer] = await scene.as('bola', say('bola', 'I wonder, too', 501));
      await change('delete from lesson_discussions where id = 501')(scene, 'amara');
      for (const id of [502, Number(answer!['id'])])
        expect(await acts(scene, 'dana', 'post', id)).toEqual(['lose_parent']);
    }));

  test('comes fifty entries at a time, those of one instant together', () =>
    stage.play(async (scene) => {
      const edit = (n: number) =>
        scene.owner`update course_forums set content = ${`words ${n}`} where id = 601`;
      for (let n = 0; n < 60; n += 1) {
        await scene.at(new Date(Date.UTC(2027, 2, 16, 0, n)).toISOString());
        await edit(n);
      }
      const first = (await historyAs(scene, 'dana', 'topic', 601))!;
      expect(first.entries).toHaveLength(50);
      const rest = (await historyAs(scene, 'dana', 'topic', 601, first.more))!;
      expect(rest.more).toBeNull();
      const all = [...first.entries, ...rest.entries].filter(({ act }) => act === 'edit');
      // The words before each change are those after the change before it.
      expect(all).toHaveLength(61);
      const edits = all as { former_content: string; next_content: string }[];
      edits.slice(1).forEach((one, n) => expect(one.next_content).toBe(edits[n]!.former_content));
    }));

  test('of what is not there, or of another kind, is nothing', () =>
    stage.play(async (scene) => {
      expect(await historyAs(scene, 'dana', 'post', 999_999)).toBeNull();
      expect(await historyAs(scene, 'dana', 'course', 101)).toBeNull();
    }));
});
