import { describe, expect, test } from 'vitest';
import { people, pictures } from '../support/world.ts';
import { fingerprint, openStage, type Scene, type Sql, type Who } from './stage.ts';

const stage = openStage();

const copy =
  (course: number, name = 'Once more') =>
  (sql: Sql) =>
    sql`select copy_course(${course}, ${name}) as id`;
const copied = async (scene: Scene, who: Who, course = 101) =>
  Number((await scene.as(who, copy(course)))[0]!['id']);
const inside = (scene: Scene, course: number) => scene.owner`
  select m.name as module, m.description, m.order_index, l.name, l.slug, l.text_content, l.youtube_url,
    l.video_duration_seconds, l.resources, l.order_index as nth
  from modules m left join lessons l on l.module_id = m.id where m.course_id = ${course}
  order by m.order_index, m.id, l.order_index, l.id`;

describe('a copy of a course', () => {
  test('is a draft of whoever copied it, with another name and address', () =>
    stage.play(async (scene) => {
      await scene.owner`update courses set description = 'D', track = 'T', enrollment_type = 'hybrid',
        default_duration_weeks = 6 where id = 101`;
      const id = await copied(scene, 'femi');
      const [row] = await scene.owner`
        select name, slug, description, track, published, created_by, enrollment_type, default_duration_weeks, version
        from courses where id = ${id}`;
      expect(row).toEqual({
        name: 'Once more',
        slug: 'once-more',
        description: 'D',
        track: 'T',
        published: false,
        created_by: people.femi,
        enrollment_type: 'hybrid',
        default_duration_weeks: 6,
        version: 1,
      });
    }));

  test('holds the same modules and lessons, texts and links, and the first one stays as it was', () =>
    stage.play(async (scene) => {
      await scene.owner`update lessons set youtube_url = 'https://vimeo.com/1', video_duration_seconds = 9,
        resources = '["https://example.org"]' where id = 301`;
      const before = await inside(scene, 101);
      const prints = () =>
        Promise.all(
          ['cohorts', 'cohort_enrollments', 'lesson_progress'].map((table) =>
            fingerprint(scene.owner, table),
          ),
        );
      const others = await prints();
      const id = await copied(scene, 'dana');
      expect([...(await inside(scene, id))]).toEqual([...before]);
      expect([...(await inside(scene, 101))]).toEqual([...before]);
      expect(await prints()).toEqual(others);
    }));

  test('of an empty course is empty', () =>
    stage.play(async (scene) => {
      const [made] = await scene.as('dana', (sql) => sql`select add_course('Empty') as id`);
      const id = await copied(scene, 'dana', Number(made!['id']));
      expect(await inside(scene, id)).toHaveLength(0);
    }));

  test('takes a name as any course does', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('dana', copy(101, ' '))).toBe('23514');
      expect(await scene.refused('dana', copy(101, 'x'.repeat(201)))).toBe('23514');
    }));

  test('brings its pictures along, under addresses of their own', () =>
    stage.play(async (scene) => {
      const picture = pictures.map;
      await scene.owner`update lessons set text_content = ${`![a](/pictures/${picture}) and /pictures/none`} where id in (301, 303)`;
      const id = await copied(scene, 'dana');
      const [row, ...others] = await scene.owner`
        select p.id, p.alt, p.made_by, l.name, p.bytes = (select bytes from lesson_pictures where id = ${picture}) as same
        from lesson_pictures p join lessons l on l.id = p.lesson_id join modules m on m.id = l.module_id
        where m.course_id = ${id} order by l.id`;
      expect(row).toMatchObject({ alt: 'A map', same: true, made_by: people.dana, name: 'Search' });
      expect(others).toHaveLength(2);
      expect(row!['id']).not.toBe(picture);
      const texts = (await inside(scene, id)).filter(
        ({ name }) => name === 'Search' || name === 'Tidy',
      );
      expect(texts.map((lesson) => lesson['text_content'] as string)).toEqual(
        Array(2).fill(`![a](/pictures/${row!['id']}) and /pictures/none`),
      );
    }));

  const refused: [Who, number, string][] = [
    ['esi', 101, 'C4004'],
    ['amara', 101, 'C4004'],
    ['tove', 101, 'C4004'],
    ['visitor', 101, '42501'],
    ['dana', 999, 'C4004'],
    ['femi', 999, 'C4004'],
  ];
  for (const [who, course, code] of refused)
    test(`is not made of course ${course} by ${who}`, () =>
      stage.play(async (scene) => {
        const before = await fingerprint(scene.owner, 'courses');
        expect(await scene.refused(who, copy(course))).toBe(code);
        expect(await fingerprint(scene.owner, 'courses')).toBe(before);
      }));
});
