import { describe, expect, test } from 'vitest';
import type { Forum, Onward, Topic } from '../../src/lib/forum/forum.ts';
import { people, type Name } from '../support/world.ts';
import { topic } from './counting.ts';
import { forumAs, topicAs } from './forum.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();

/** The titles of a forum, page by page. */
async function pagesAs(scene: Scene, who: Name): Promise<(string | null)[][]> {
  const pages: (string | null)[][] = [];
  let onward: Onward | null = null;
  do {
    const { talk }: Forum = (await forumAs(scene, who, onward))!;
    pages.push(talk.topics.map(({ title }) => title));
    onward = talk.more;
  } while (onward !== null && pages.length < 5);
  return pages;
}
const openMany = (scene: Scene, count: number) => scene.owner`
  insert into course_forums (course_id, cohort_id, user_id, title, content, created_at)
  select 101, 401, ${people.bola}, 'topic ' || n, 'words', '2027-03-11'::timestamptz + n * interval '1 minute'
  from generate_series(1, ${count}) n`;
const titles = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, n) => `topic ${from - n}`);

describe('a forum', () => {
  const readers: [Name | 'visitor', boolean][] = [
    ['amara', true],
    ['lea', true],
    ['goran', true],
    ['dana', true],
    ['femi', true],
    ['ben', false],
    ['chidi', false],
    ['hana', false],
    ['kofi', false],
    ['esi', false],
    ['tove', false],
  ];
  for (const [who, may] of readers) {
    test(`${who} reads ${may ? 'it' : 'nothing of it'}`, () =>
      stage.play(async (scene) => {
        expect((await forumAs(scene, who)) !== null).toBe(may);
        expect((await topicAs(scene, who)) !== null).toBe(may);
      }));
  }

  test('a visitor finds no door', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('visitor', (sql) => sql`select forum_page(401)`)).toBe('42501');
      expect(await scene.refused('visitor', (sql) => sql`select topic_page(601)`)).toBe('42501');
    }));

  test('tells who may write there and moderate', () =>
    stage.play(async (scene) => {
      const may = async (who: Name) => {
        const { may_post, may_moderate } = (await forumAs(scene, who))!;
        return [may_post, may_moderate];
      };
      expect(await may('amara')).toEqual([true, false]);
      expect(await may('goran')).toEqual([false, false]);
      expect(await may('dana')).toEqual([true, true]);
      expect(await may('femi')).toEqual([true, true]);
      await scene.at('2027-06-15T00:00:00Z');
      expect(await may('amara')).toEqual([false, false]);
    }));

  test('shows pinned topics first, then those with the latest activity, twenty a page, each once', () =>
    stage.play(async (scene) => {
      await openMany(scene, 30);
      await scene.as(
        'dana',
        (sql) =>
          sql`update course_forums set is_pinned = true where title in ('topic 3', 'topic 7')`,
      );
      await scene.at('2027-03-15T13:00:00Z');
      await scene.as(
        'bola',
        (sql) =>
          sql`insert into forum_replies (forum_post_id, content) select id, 'up' from course_forums where title = 'topic 5'`,
      );
      const [first, second, ...more] = await pagesAs(scene, 'amara');
      expect(first).toEqual(['topic 7', 'topic 3', 'topic 5', 'Hello Spring', ...titles(30, 15)]);
      expect(second).toEqual([...titles(14, 8), 'topic 6', 'topic 4', 'topic 2', 'topic 1']);
      expect(more).toEqual([]);
    }));

  test('loses and repeats no topic of the same instant', () =>
    stage.play(async (scene) => {
      for (let n = 0; n < 45; n += 1) await scene.as('bola', topic(people.bola, 401));
      const pages = await pagesAs(scene, 'amara');
      expect(pages.map((page) => page.length)).toEqual([20, 20, 6]);
    }));

  test('says of each topic who replied last, how often, and whether it waits', () =>
    stage.play(async (scene) => {
      const hello = async () => (await forumAs(scene, 'amara'))!.talk.topics[0]!;
      expect(await hello()).toMatchObject({
        author: 'Amara',
        mine: true,
        reply_count: 1,
        last_reply: { author: 'Bola', is_teacher_response: false },
        waits: true,
      });
      await scene.as(
        'dana',
        (sql) => sql`insert into forum_replies (forum_post_id, content) values (601, 'Welcome')`,
      );
      expect(await hello()).toMatchObject({
        reply_count: 2,
        last_reply: { author: 'Dana', is_teacher_response: true },
        waits: false,
      });
    }));
});

describe('a topic', () => {
  test('shows its replies in the order they were written, fifty a page, there and back', () =>
    stage.play(async (scene) => {
      await scene.owner`insert into forum_replies (forum_post_id, user_id, content)
        select 601, ${people.bola}, 'reply ' || n from generate_series(1, 120) n`;
      const seen: string[] = [];
      const starts: (number | null)[] = [];
      let from: number | null = null;
      do {
        const { talk }: Topic = (await topicAs(scene, 'amara', 601, from))!;
        expect(talk.previous === null).toBe(from === null);
        seen.push(...talk.posts.map(({ content }) => content!));
        starts.push(talk.posts[0]!.id);
        from = talk.more;
      } while (from !== null);
      expect(seen).toEqual([
        'Hello Amara',
        ...Array.from({ length: 120 }, (_, n) => `reply ${n + 1}`),
      ]);
      const last = (await topicAs(scene, 'amara', 601, starts[2]!))!;
      expect(last.talk.previous).toBe(starts[1]);
      expect(last.talk.more).toBeNull();
    }));

  test('marks what a teacher wrote, the topic itself, too', () =>
    stage.play(async (scene) => {
      await scene.at('2027-03-15T13:00:00Z');
      const [opened] = await scene.as('dana', topic(people.dana, 401));
      const page = (await topicAs(scene, 'bola', Number(opened!['id'])))!;
      expect(page.post.is_teacher_response).toBe(true);
      expect((await forumAs(scene, 'bola'))!.talk.topics[0]).toMatchObject({
        is_teacher_response: true,
        waits: false,
      });
    }));

  test('tells everybody who closed it and why, and forgets that when it is opened', () =>
    stage.play(async (scene) => {
      const set = (change: string) =>
        scene.as('dana', (sql) => sql.unsafe(`update course_forums set ${change} where id = 601`));
      await set(`is_locked = true, closing_reason = 'All is said.'`);
      const closed = (await topicAs(scene, 'bola'))!;
      expect(closed).toMatchObject({
        is_locked: true,
        may_post: true,
        may_reply: false,
        closing_reason: 'All is said.',
        closing: { by: 'Dana', role: 'teacher' },
      });
      expect((await topicAs(scene, 'dana'))!.may_reply).toBe(true);
      await set('is_locked = false');
      expect(await topicAs(scene, 'bola')).toMatchObject({
        is_locked: false,
        may_reply: true,
        closing_reason: null,
        closing: null,
      });
    }));
});

test('the teacher of the cohort is told how many topics wait, and no other', () =>
  stage.play(async (scene) => {
    const waiting = async (who: Name) => {
      const [row] = await scene.as(who, (sql) => sql`select teaching_cohort(401) as page`);
      return (row!['page'] as { cohort: { waiting_topics: number } | null }).cohort?.waiting_topics;
    };
    expect(await waiting('dana')).toBe(1);
    expect(await waiting('esi')).toBeUndefined();
    await scene.as('dana', (sql) => sql`update course_forums set is_locked = true where id = 601`);
    expect(await waiting('dana')).toBe(0);
  }));

test('what others reply to my topic stands on my dashboard, and goes when it is hidden', () =>
  stage.play(async (scene) => {
    const answers = async () => {
      const [row] = await scene.as('amara', (sql) => sql`select dashboard() as page`);
      return (row!['page'] as { answers: { kind: string; place: string; excerpt: string }[] })
        .answers;
    };
    expect(await answers()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'post', place: 'Search', excerpt: 'Dana answers' }),
        expect.objectContaining({
          kind: 'reply',
          place: 'Hello Spring',
          excerpt: 'Hello Amara',
          topic_id: 601,
          cohort_id: 401,
          author: 'Bola',
        }),
      ]),
    );
    await scene.as(
      'dana',
      (sql) =>
        sql`select hide_post((select id from forum_replies where forum_post_id = 601), 'x', 'reply')`,
    );
    expect((await answers()).map(({ kind }) => kind)).toEqual(['post']);
  }));
