import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { openStage, type Scene, type Who } from './stage.ts';

const stage = openStage();

const page = async (scene: Scene, who: Who, call: string) => {
  const [row] = await scene.as(who, (sql) => sql.unsafe(`select ${call} as page`));
  return row!['page'] as {
    viewer: unknown;
    courses: Course[];
    course: Course;
    lesson: Record<string, unknown>;
  };
};
type Course = {
  id: number;
  people: number;
  saved: unknown;
  modules: { id: number; lessons: unknown[] }[];
  cohorts: { name: string; students: number }[];
};

describe('the courses one writes', () => {
  test('are those one teaches, drafts among them', () =>
    stage.play(async (scene) => {
      const { courses } = await page(scene, 'dana', 'writing()');
      expect(courses).toEqual([
        {
          id: 104,
          slug: 'bare',
          name: 'Bare',
          published: false,
          modules: 1,
          lessons: 1,
          cohorts: 0,
        },
        {
          id: 103,
          slug: 'draft',
          name: 'Draft',
          published: false,
          modules: 1,
          lessons: 1,
          cohorts: 1,
        },
        {
          id: 101,
          slug: 'open-data',
          name: 'Open data',
          published: true,
          modules: 3,
          lessons: 4,
          cohorts: 2,
        },
      ]);
      expect((await page(scene, 'amara', 'writing()')).courses).toEqual([]);
    }));

  test('show their outline, their cohorts and how many take them', () =>
    stage.play(async (scene) => {
      await scene.owner`update lessons set text_content = ' ' where id = 302`;
      await scene.owner`update lessons set youtube_url = 'https://youtu.be/x' where id = 303`;
      const { course } = await page(scene, 'femi', 'writing_course(101)');
      expect(course.modules[0]).toEqual({
        id: 201,
        name: 'Finding',
        description: null,
        version: 1,
        lessons: [
          { id: 301, name: 'Search', has_text: true, has_video: false },
          { id: 302, name: 'Licences', has_text: false, has_video: false },
        ],
      });
      expect(course.modules[1]!.lessons).toMatchObject([{ has_text: true, has_video: true }]);
      expect(course.cohorts.map(({ name, students }) => [name, students])).toEqual([
        ['Winter', 0],
        ['Autumn', 1],
        ['Spring', 4],
      ]);
      // Amara, Bola, Goran, Lea and Hana in cohorts; Ben, who left one, and Jun at their own pace.
      expect(course.people).toBe(7);
      expect(course.saved).toBeNull();
    }));

  test('say who wrote last', () =>
    stage.play(async (scene) => {
      await scene.as('dana', (sql) => sql`update courses set name = 'Data' where id = 101`);
      await scene.as('dana', (sql) => sql`update lessons set order_index = 7 where id = 301`);
      const saved = {
        by: 'Dana',
        mine: false,
        at: expect.stringMatching(/^2027-03-15T12/) as string,
      };
      expect((await page(scene, 'femi', 'writing_course(101)')).course.saved).toEqual(saved);
      const own = (await page(scene, 'dana', 'writing_course(101)')).course.saved;
      expect(own).toEqual({ ...saved, mine: true });
      expect((await page(scene, 'femi', 'writing_lesson(301)')).lesson['saved']).toBeNull();
    }));

  test('show a lesson with its text and the modules it could stand in', () =>
    stage.play(async (scene) => {
      const { lesson } = await page(scene, 'dana', 'writing_lesson(303)');
      expect(lesson).toMatchObject({
        id: 303,
        text_content: 'text of Tidy',
        version: 1,
        module: { id: 202, name: 'Cleaning' },
        course: { id: 101, slug: 'open-data' },
        modules: [{ name: 'Finding' }, { name: 'Cleaning' }, { name: 'Publishing' }],
      });
    }));

  for (const who of ['esi', 'amara', 'tove'] as const)
    test(`are not there for ${who}, who does not teach them`, () =>
      stage.play(async (scene) => {
        expect((await page(scene, who, 'writing_course(101)')).course).toBeNull();
        expect((await page(scene, who, 'writing_lesson(301)')).lesson).toBeNull();
        const [row] = await scene.as(who, (sql) => sql`select private.people_of(101) as people`);
        expect(row).toEqual({ people: 0 });
      }));

  test('are no longer there for a teacher who lost the role', () =>
    stage.play(async (scene) => {
      await scene.as('femi', (sql) => sql`select set_role(${people.dana}, 'student')`);
      expect((await page(scene, 'dana', 'writing()')).courses).toEqual([]);
      expect((await page(scene, 'dana', 'writing_course(101)')).course).toBeNull();
    }));

  test('answer a course of 60 modules and 600 lessons, and order it, in a moment', () =>
    stage.play(async (scene) => {
      // Beyond the ids of the story.
      await scene.owner`select setval('modules_id_seq', 10000), setval('lessons_id_seq', 10000)`;
      await scene.owner`insert into modules (course_id, name, order_index)
        select 104, 'M' || n, n from generate_series(1, 59) n`;
      await scene.owner`insert into lessons (module_id, name, slug, text_content, order_index)
        select m.id, 'L' || n, 'l', repeat('words ', 1000), n from modules m, generate_series(1, 10) n
        where m.course_id = 104`;
      const began = performance.now();
      const { course } = await page(scene, 'dana', 'writing_course(104)');
      const ids = course.modules.map(({ id }) => id).toReversed();
      await scene.as('dana', (sql) => sql`select order_modules(104, ${ids}::bigint[])`);
      await scene.as('dana', (sql) => sql`select copy_course(104, 'Big')`);
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(course.modules.flatMap(({ lessons }) => lessons)).toHaveLength(601);
    }));
});
