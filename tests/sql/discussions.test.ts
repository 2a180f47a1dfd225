import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { openStage, type Scene } from './stage.ts';
import { say, talk, type Post } from './talk.ts';

const stage = openStage();

describe('whose answer is a teacher’s', () => {
  const authors: [Name, boolean][] = [
    ['dana', true],
    ['amara', false],
    ['femi', false],
  ];
  for (const [who, flag] of authors) {
    test(`${who}’s answer is ${flag ? '' : 'not '}marked`, () =>
      stage.play(async (scene) => {
        const [row] = await scene.as(who, say(who, 'words', 501));
        expect(row).toMatchObject({ is_teacher_response: flag, parent_id: '501' });
        const [topic] = await scene.as(
          who,
          (sql) =>
            sql`insert into forum_replies (forum_post_id, user_id, content) values (601, ${people[who]}, 'w') returning *`,
        );
        expect(topic).toMatchObject({ is_teacher_response: flag });
      }));
  }

  test('the service key cannot forge one', () =>
    stage.play(async (scene) => {
      const [row] = await scene.as(
        'service',
        (
          sql,
        ) => sql`insert into lesson_discussions (lesson_id, cohort_id, user_id, content, is_teacher_response)
          values (301, 401, ${people.amara}, 'forged', true) returning *`,
      );
      expect(row).toMatchObject({ is_teacher_response: false });
    }));

  test('a teacher whose approval is withdrawn answers like anybody', () =>
    stage.play(async (scene) => {
      await scene.owner`update applications set status = 'pending' where name = 'Dana'`;
      expect(await scene.refused('dana', say('dana', 'words'))).toBe('42501');
    }));
});

describe('bounds', () => {
  const lengths: [string, string, string | null][] = [
    ['nothing', '', '23514'],
    ['blanks alone', ' \n\t ', '23514'],
    ['one letter', ' a ', null],
    ['ten thousand', 'a'.repeat(10_000), null],
    ['one more', 'a'.repeat(10_001), '23514'],
    ['ten thousand between blanks', ` ${'a'.repeat(10_000)} `, null],
  ];
  for (const [what, content, code] of lengths) {
    test(`${what} is ${code ? 'refused' : 'taken'}`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused('amara', say('amara', content))).toBe(code);
        expect(
          await scene.refused(
            'amara',
            (sql) => sql`update course_forums set content = ${content} where id = 601`,
          ),
        ).toBe(code);
        expect(
          await scene.refused('bola', (sql) => sql`update forum_replies set content = ${content}`),
        ).toBe(code);
      }));
  }
  test('a title has 1 to 200 letters', () =>
    stage.play(async (scene) => {
      const retitle = (title: string) =>
        scene.refused(
          'amara',
          (sql) => sql`update course_forums set title = ${title} where id = 601`,
        );
      expect(await retitle('a'.repeat(200))).toBeNull();
      expect(await retitle('a'.repeat(201))).toBe('23514');
      expect(await retitle(' ')).toBe('23514');
    }));
});

describe('words outlive', () => {
  test('a person who is deleted: posts stay without a name, enrollments and progress go', () =>
    stage.play(async (scene) => {
      await scene.owner`delete from auth.users where id = ${people.amara}`;
      const [post] = await talk(scene, 'bola');
      expect(post).toMatchObject({ id: 501, author: null, content: 'Amara asks' });
      const [topic] = await scene.as('bola', (sql) => sql`select * from course_forums`);
      expect(topic).toMatchObject({ id: '601', user_id: null, content: 'It is Amara' });
      for (const table of [
        'applications',
        'cohort_enrollments',
        'enrollments',
        'lesson_progress',
      ]) {
        expect(
          await scene.owner.unsafe(`select 1 from ${table} where user_id = '${people.amara}'`),
        ).toHaveLength(0);
      }
    }));

  test('a teacher who is deleted: the course, its cohorts and answers stay', () =>
    stage.play(async (scene) => {
      await scene.owner`delete from auth.users where id = ${people.dana}`;
      expect(await scene.owner`select created_by from courses where id = 101`).toEqual([
        { created_by: null },
      ]);
      const posts = await talk(scene, 'bola');
      expect(posts[1]).toMatchObject({
        author: null,
        content: 'Dana answers',
        is_teacher_response: true,
      });
    }));

  for (const who of Object.keys(people) as Name[]) {
    test(`${who} can be deleted, whatever hangs on it`, () =>
      stage.play(async (scene) => {
        await scene.as('femi', (sql) => sql`select hide_post(501, 'x')`);
        await scene.owner`delete from auth.users where id = ${people[who]}`;
        expect(
          await scene.owner`select 1 from applications where user_id = ${people[who]}`,
        ).toHaveLength(0);
      }));
  }

  test('a post that is deleted: replies stay, as posts of their own', () =>
    stage.play(async (scene) => {
      await scene.as('bola', say('bola', 'below', 502));
      expect(await scene.attempt('amara', 'delete from lesson_discussions where id = 501')).toBe(1);
      const posts = await talk(scene, 'bola');
      expect(posts.map((post) => [post.content, post.parent_id])).toEqual([
        ['Dana answers', null],
        ['below', 502],
      ]);
    }));

  test('editing is marked, and pinning is not editing', () =>
    stage.play(async (scene) => {
      const at = async () =>
        (
          (await scene.owner`select updated_at from lesson_discussions where id = 501`)[0]![
            'updated_at'
          ] as Date
        ).toISOString();
      const before = await at();
      await scene.at('2027-03-16T00:00:00Z');
      await scene.as(
        'dana',
        (sql) => sql`update lesson_discussions set is_pinned = true where id = 501`,
      );
      expect(await at()).toBe(before);
      await scene.as(
        'amara',
        (sql) => sql`update lesson_discussions set content = 'better' where id = 501`,
      );
      expect(await at()).toBe('2027-03-16T00:00:00.000Z');
    }));
});

/** What starts each thread, page by page. */
async function pagesAs(scene: Scene, who: Name): Promise<string[][]> {
  const pages: string[][] = [];
  let before: number | null = null;
  do {
    const [row] = await scene.as(
      who,
      (sql) => sql`select lesson_page(301, 401, ${before}) as page`,
    );
    const { posts, more } = (
      row!['page'] as { lesson: { talk: { posts: Post[]; more: number | null } } }
    ).lesson.talk;
    pages.push(posts.filter((post) => post.parent_id === null).map((post) => post.content!));
    before = more;
  } while (before !== null && pages.length < 5);
  return pages;
}

describe('the thread page', () => {
  test('shows pinned threads first, then the newest, twenty a page, each once', () =>
    stage.play(async (scene) => {
      for (let n = 0; n < 45; n += 1) await scene.as('bola', say('bola', `question ${n}`));
      await scene.as(
        'dana',
        (sql) => sql`update lesson_discussions set is_pinned = true where id = 501`,
      );
      const seen = (await pagesAs(scene, 'bola')).flat();
      const newest = Array.from({ length: 45 }, (_, n) => `question ${44 - n}`);
      expect(seen).toEqual(['Amara asks', ...newest]);
    }));

  test('shows all pinned threads on the first page, however many, and goes on after them', () =>
    stage.play(async (scene) => {
      for (let n = 0; n < 30; n += 1) await scene.as('bola', say('bola', `question ${n}`));
      await scene.as(
        'dana',
        (sql) =>
          sql`update lesson_discussions set is_pinned = true where content like 'question 2%' or content like 'question 1%'`,
      );
      const [first, ...rest] = await pagesAs(scene, 'bola');
      const questions = (numbers: number[]) => numbers.map((n) => `question ${n}`);
      const pinned = [...Array.from({ length: 20 }, (_, n) => 29 - n), 2, 1];
      expect(first).toEqual([...questions(pinned), 'Amara asks']);
      expect(rest).toEqual([questions([9, 8, 7, 6, 5, 4, 3, 0])]);
    }));

  test('a cohort that is not one’s own is not chosen', () =>
    stage.play(async (scene) => {
      const [row] = await scene.as('amara', (sql) => sql`select lesson_page(301, 402) as page`);
      expect((row!['page'] as { lesson: { cohort_id: number } }).lesson.cohort_id).toBe(401);
    }));
});

describe('what waits for a teacher', () => {
  const told: [Name, number][] = [
    ['dana', 1],
    ['femi', 1],
    ['amara', 0],
    ['esi', 0],
  ];
  for (const [who, lines] of told) {
    test(`${who} is told ${lines === 0 ? 'nothing' : 'how much'}`, () =>
      stage.play(async (scene) => {
        await scene.as('bola', say('bola', 'a question'));
        const waiting = await scene.as(
          who,
          (sql) => sql`select lesson_id, questions from private.unanswered('{401}')`,
        );
        expect([...waiting]).toEqual(lines === 0 ? [] : [{ lesson_id: '301', questions: 1 }]);
        const talk = await scene.as(
          who,
          (sql) => sql`select threads from private.talk_of(401) where lesson_id = 301`,
        );
        expect([...talk]).toEqual(lines === 0 ? [] : [{ threads: 2 }]);
      }));
  }
});
