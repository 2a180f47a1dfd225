import sharp from 'sharp';
import { expect, test } from 'vitest';
import { filed, type ToldCourse } from '~/lib/course-files/filed';
import { illustrated, smallPictures } from '~/lib/course-files/pictures';
import { readCourseFile } from '~/lib/course-files/read';
import { writeCourseFile } from '~/lib/course-files/write';
import { shrink } from '~/lib/pictures/shrink';
import { planCourse } from '../../scripts/oulad/course-plan.ts';
import { loadCourse } from '../../scripts/oulad/load-courses.ts';
import { source } from '../lib/oulad/slice.ts';
import { pictures, uploads } from '../support/world.ts';
import { fingerprint, openStage, type Scene, type Who } from './stage.ts';

const stage = openStage();

const told = async (scene: Scene, who: Who, course: number) => {
  const [row] = await scene.as(who, (sql) => sql`select course_file(${course}) as file`);
  return row!['file'] as ToldCourse;
};
const addUpload = async (scene: Scene, who: Who, content: string) => {
  const [row] = await scene.as(
    who,
    (sql) => sql`select keep_upload('course.md', ${content}) as id`,
  );
  return row!['id'] as string;
};
/** What the app hands to import_course. */
async function readAgain(content: string) {
  const { file, problems } = readCourseFile(content);
  expect(problems).toEqual([]);
  const { small } = await smallPictures(file!);
  return illustrated(file!.course, small);
}
const importing = (scene: Scene, who: Who, upload: string, course: object) =>
  scene.as(who, async (sql) => {
    const [row] = await sql`select import_course(${upload}, ${sql.json(course as never)}) as id`;
    return Number(row!['id']);
  });
const roundTrip = async (scene: Scene, who: Who, course: number) => {
  const content = writeCourseFile(filed(await told(scene, who, course)));
  const upload = await addUpload(scene, who, content);
  return importing(scene, who, upload, await readAgain(content));
};
/** Without what is new in a second course: its address, and the ids of its pictures. */
const comparable = (file: ToldCourse) =>
  file.pictures.reduce(
    (words, { id }, n) => words.replaceAll(new RegExp(id, 'gi'), `picture-${n}`),
    JSON.stringify({ ...file, slug: null }),
  );

/** A picture as the app makes one, in this lesson. */
async function illustrate(scene: Scene, lesson: number, background: string): Promise<string> {
  const png = sharp({ create: { width: 90, height: 60, channels: 4, background } }).png();
  const { bytes, width, height } = await shrink(await png.toBuffer());
  const [row] = await scene.as(
    'dana',
    (sql) => sql`insert into lesson_pictures (lesson_id, width, height, bytes, alt)
      values (${lesson}, ${width}, ${height}, ${Buffer.from(bytes)}, ${background}) returning id`,
  );
  return row!['id'] as string;
}

test('a course that was taken away and brought in is the same, to the byte of each picture', () =>
  stage.play(async (scene) => {
    const red = await illustrate(scene, 301, 'red');
    const clear = await illustrate(scene, 301, 'rgba(0, 0, 255, 0.5)');
    const text = `\n![a](/pictures/${red}#90x60)\n\n<!-- lesson\n![b](/pictures/${clear.toUpperCase()})\n`;
    await scene.owner`update courses set description = 'D: d', track = '007', difficulty = 'yes', enrollment_type = 'hybrid',
      is_cohort_based = true, default_duration_weeks = 6 where id = 101`;
    await scene.owner`update modules set description = 'M' where id = 201`;
    await scene.owner`update lessons set text_content = ${text}, youtube_url = 'https://youtu.be/dQw4w9WgXcQ',
      video_duration_seconds = 247, resources = '[{"url": "https://example.org/#a", "name": "A & b"}]' where id = 301`;
    await scene.owner`update lessons set text_content = null, order_index = 9 where id = 302`;
    const before = await told(scene, 'dana', 101);
    expect(before.pictures).toHaveLength(2);
    const after = await told(scene, 'dana', await roundTrip(scene, 'dana', 101));
    expect(comparable(after)).toBe(comparable(before));
    expect(after.slug).toBe('open-data-2');
  }));

test('so is a course of the Open University', () =>
  stage.play(async (scene) => {
    await loadCourse(scene.owner, planCourse(source, 'DDD'), 'dana@example.org');
    const [row] = await scene.owner`select id::int from courses where slug = 'ou-ddd'`;
    const id = row!['id'] as number;
    const before = await told(scene, 'dana', id);
    expect(before.modules.flatMap(({ lessons }) => lessons).length).toBeGreaterThan(10);
    expect(comparable(await told(scene, 'dana', await roundTrip(scene, 'dana', id)))).toBe(
      comparable(before),
    );
  }));

test('so is one in which nothing is written yet', () =>
  stage.play(async (scene) => {
    const [made] = await scene.as('dana', (sql) => sql`select add_course('Empty')::int as id`);
    const before = await told(scene, 'dana', made!['id'] as number);
    const id = await roundTrip(scene, 'dana', made!['id'] as number);
    expect(comparable(await told(scene, 'dana', id))).toBe(comparable(before));
  }));

test('a picture goes along from whichever lesson, if its teacher may see it', () =>
  stage.play(async (scene) => {
    await scene.owner`update lessons set text_content = ${`![](/pictures/${pictures.plan}) ![](/pictures/${pictures.heap})`}
      where id = 301`;
    const ids = async (who: Who) =>
      (await told(scene, who, 101)).pictures.map(({ id }) => id).toSorted();
    // The heap is in a course of Esi's.
    expect(await ids('dana')).toEqual([pictures.plan]);
    expect(await ids('femi')).toEqual([pictures.plan, pictures.heap]);
  }));

test('all of a file becomes a course, or nothing', () =>
  stage.play(async (scene) => {
    const before = await fingerprint(scene.owner, 'courses');
    const lesson = (url: string) => ({ name: 'L', resources: [{ name: 'x', url }] });
    const course = (url: string) => ({
      name: 'New',
      modules: [{ name: 'M', lessons: [lesson('https://example.org'), lesson(url)] }],
    });
    const making = (url: string) =>
      scene.refused(
        'dana',
        (sql) => sql`select import_course(${uploads.dana}, ${sql.json(course(url))})`,
      );
    expect(await making('javascript:alert(1)')).toBe('23514');
    expect(await fingerprint(scene.owner, 'courses')).toBe(before);
    expect(await making('mailto:dana@example.org')).toBe(null);
    // A second click finds it made.
    expect(await making('mailto:dana@example.org')).toBe('C4004');
  }));

test('an upload is its owner’s alone', () =>
  stage.play(async (scene) => {
    for (const who of ['esi', 'femi'] as const)
      expect(
        await scene.refused(
          who,
          (sql) => sql`select import_course(${uploads.dana}, '{"modules": []}')`,
        ),
      ).toBe('C4004');
    const content = 'of a student';
    expect(await scene.refused('amara', (sql) => sql`select keep_upload('a.md', ${content})`)).toBe(
      'C4030',
    );
  }));
