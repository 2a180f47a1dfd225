import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { allAtOnce, tally } from './crowd.ts';
import { openStage, type Scene, type Sql, type Who } from './stage.ts';

const stage = openStage();

const save =
  (version: number, changes: object, lesson = 301) =>
  (sql: Sql) =>
    sql`select save_lesson(${lesson}, ${version}, ${sql.json(changes as never)}) as version`;
const lesson = async ({ owner }: Scene, id = 301) =>
  (await owner`select name, text_content, version from lessons where id = ${id}`)[0];
/** The refusal itself, with its detail. */
const refusal = ({ as }: Scene, who: Who, work: (sql: Sql) => Promise<unknown>) =>
  as(who, work).then(
    () => null,
    (error: { code: string; detail: string }) => error,
  );

describe('saving what was written', () => {
  for (const who of ['dana', 'femi'] as const) {
    test(`${who} saves over the version she saw`, () =>
      stage.play(async (scene) => {
        expect(await scene.as(who, save(1, { name: 'Look', text_content: 'new' }))).toEqual([
          { version: 2 },
        ]);
        expect(await lesson(scene)).toEqual({ name: 'Look', text_content: 'new', version: 2 });
      }));
  }

  test('the second of two is shown what the first saved, when, and who that was', () =>
    stage.play(async (scene) => {
      await scene.as('femi', save(1, { text_content: 'Femi’s words' }));
      const refused = await refusal(scene, 'dana', save(1, { text_content: 'Dana’s words' }));
      expect(refused?.code).toBe('C4080');
      expect(JSON.parse(refused!.detail)).toMatchObject({
        id: 301,
        text_content: 'Femi’s words',
        version: 2,
        saved: {
          by: 'Femi',
          mine: false,
          at: expect.stringMatching(/^2027-03-15T12:00:00/) as string,
        },
      });
      expect(await lesson(scene)).toMatchObject({ text_content: 'Femi’s words' });
      expect(await scene.as('dana', save(2, { text_content: 'Dana’s words' }))).toEqual([
        { version: 3 },
      ]);
    }));

  test('nobody is named for what the owner of the database changed', () =>
    stage.play(async (scene) => {
      await scene.as('femi', save(1, { text_content: 'Femi’s words' }));
      await scene.owner`update lessons set text_content = 'by hand' where id = 301`;
      const refused = await refusal(scene, 'dana', save(2, { text_content: 'Dana’s words' }));
      expect(JSON.parse(refused!.detail)).toMatchObject({ version: 3, saved: null });
    }));

  test('a form that is sent twice is no conflict', () =>
    stage.play(async (scene) => {
      const same = save(1, { text_content: 'once', resources: [] });
      await scene.as('dana', same);
      expect(await scene.as('dana', same)).toEqual([{ version: 2 }]);
    }));

  test('of two at once one is saved and the other told', async () => {
    const codes = await allAtOnce(stage.connections(2), ['dana', 'femi'], (sql, n) =>
      save(1, { text_content: `words ${n}` }, 302)(sql),
    );
    await stage.db.owner`update lessons set text_content = 'text of Licences' where id = 302`;
    expect(tally(codes)).toMatchObject({ C4080: 1 });
    expect(codes.filter((code) => code === null)).toHaveLength(1);
  });

  test('courses and modules are saved the same way', () =>
    stage.play(async (scene) => {
      const course = (version: number, name: string) => (sql: Sql) =>
        sql`select save_course(101, ${version}, ${sql.json({ name, enrollment_type: 'hybrid' })})`;
      const module = (version: number, name: string) => (sql: Sql) =>
        sql`select save_module(201, ${version}, ${sql.json({ name, description: null })})`;
      await scene.as('dana', course(1, 'Data'));
      await scene.as('dana', module(1, 'Seek'));
      expect(await scene.refused('femi', course(1, 'Open'))).toBe('C4080');
      expect(await scene.refused('femi', module(1, 'Find'))).toBe('C4080');
      expect(
        await scene.owner`select c.name, c.enrollment_type, m.name as module from courses c
          join modules m on m.course_id = c.id where m.id = 201`,
      ).toEqual([{ name: 'Data', enrollment_type: 'hybrid', module: 'Seek' }]);
    }));

  const others: [Who, string][] = [
    ['esi', 'C4004'],
    ['amara', 'C4004'],
    ['tove', 'C4004'],
    ['visitor', '42501'],
    ['service', '42501'],
  ];
  for (const [who, code] of others) {
    test(`${who} saves nothing in Dana’s lesson, also under the right version`, () =>
      stage.play(async (scene) => {
        const before = await lesson(scene);
        for (const version of [1, 7])
          expect(await scene.refused(who, save(version, { text_content: 'mine' }))).toBe(code);
        expect(await lesson(scene)).toEqual(before);
      }));
  }

  test('a teacher who lost the role meanwhile, or the course, finds nothing to save', () =>
    stage.play(async (scene) => {
      await scene.as('femi', (sql) => sql`select hand_over_course(101, ${people.esi})`);
      expect(await scene.refused('dana', save(1, { text_content: 'late' }))).toBe('C4004');
      await scene.as('femi', (sql) => sql`select set_role(${people.esi}, 'student')`);
      expect(await scene.refused('esi', save(1, { text_content: 'late' }))).toBe('C4004');
    }));

  const bad: [object, string][] = [
    [{ id: 999 }, '42501'],
    [{ version: 1 }, '42501'],
    [{ created_at: '2020-01-01' }, '42501'],
    [{ no_such: 1 }, '42703'],
    [{ name: null }, '23502'],
    [{ name: ' ' }, '23514'],
    [{ video_duration_seconds: 'long' }, '22P02'],
    [{ module_id: 204 }, 'C4070'],
  ];
  for (const [changes, code] of bad) {
    test(`${JSON.stringify(changes)} is refused`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused('dana', save(1, changes))).toBe(code);
      }));
  }
});

describe('the version', () => {
  const counts: [what: string, statement: string, by: number][] = [
    ['a text', `update lessons set text_content = 'new' where id = 301`, 1],
    [
      'a link',
      `update lessons set resources = '[{"url": "https://example.org"}]' where id = 301`,
      1,
    ],
    ['the same text once more', 'update lessons set text_content = text_content where id = 301', 0],
    ['its place', 'update lessons set order_index = 9 where id = 301', 0],
    ['another module', 'update lessons set module_id = 202 where id = 301', 0],
  ];
  for (const [what, statement, by] of counts) {
    test(`goes up by ${by} for ${what}, whoever writes it`, () =>
      stage.play(async (scene) => {
        await scene.as('dana', (sql) => sql.unsafe(statement));
        expect(await lesson(scene)).toMatchObject({ version: 1 + by });
        await scene.owner.unsafe(statement);
        expect(await lesson(scene)).toMatchObject({ version: 1 + by });
      }));
  }

  test('of a course goes up for its name, and not for its teacher or for being published', () =>
    stage.play(async ({ owner }) => {
      const version = async () => (await owner`select version from courses where id = 101`)[0];
      await owner`update courses set published = false, created_by = ${people.esi} where id = 101`;
      expect(await version()).toEqual({ version: 1 });
      await owner`update courses set name = 'Data' where id = 101`;
      await owner`update courses set version = 99, slug = 'data' where id = 101`;
      expect(await version()).toEqual({ version: 3 });
    }));
});

describe('what clients write', () => {
  const set = (column: string, value: string) =>
    `update lessons set ${column} = ${value} where id = 301`;
  const links = (url: string, name = 'x') => `'${JSON.stringify([{ name, url }])}'`;
  const good: [column: string, value: string][] = [
    ['youtube_url', 'null'],
    ['youtube_url', `'https://www.youtube.com/watch?v=20SHvU2PKsM'`],
    ['youtube_url', `'http://youtu.be/20SHvU2PKsM'`],
    ['resources', `'[]'`],
    ['resources', links('https://example.org/a')],
    ['resources', links('mailto:dana@example.org')],
    ['resources', `'[{"url": "https://example.org"}]'`],
    ['text_content', `repeat('x', 200000)`],
  ];
  for (const [column, value] of good) {
    test(`${column} may be ${value}`, () =>
      stage.play(async (scene) => {
        expect(await scene.attempt('dana', set(column, value))).toBe(1);
      }));
  }

  const bad: [column: string, value: string][] = [
    ['youtube_url', `'javascript:alert(1)'`],
    ['youtube_url', `'https://vimeo.com/1'`],
    ['youtube_url', `'https://youtube.com.example.org/watch?v=20SHvU2PKsM'`],
    ['youtube_url', `'https://youtube.com@example.org/'`],
    ['youtube_url', `''`],
    ['resources', `'{}'`],
    ['resources', `'null'`],
    ['resources', `'["https://example.org"]'`],
    ['resources', `'[[]]'`],
    ['resources', `'[{"name": "x"}]'`],
    ['resources', `'[{"url": 4}]'`],
    ['resources', `'[{"name": 4, "url": "https://example.org"}]'`],
    ['resources', links('javascript:alert(1)')],
    ['resources', links('//example.org')],
    ['resources', links('mailto:')],
    ['resources', links('https://example.org', 'x'.repeat(201))],
    ['resources', links(`https://example.org/${'x'.repeat(2000)}`)],
    [
      'resources',
      `(select jsonb_agg('{"url": "https://example.org"}'::jsonb) from generate_series(1, 101))`,
    ],
    ['text_content', `repeat('x', 200001)`],
  ];
  for (const [column, value] of bad) {
    test(`${column} may not be ${value.slice(0, 90)}, nor with the key; for the owner it may`, () =>
      stage.play(async (scene) => {
        expect(await scene.attempt('dana', set(column, value))).toBe('23514');
        expect(await scene.attempt('service', set(column, value))).toBe('23514');
        expect((await scene.owner.unsafe(set(column, value))).count).toBe(1);
        // What is there already keeps nobody from changing the rest.
        expect(await scene.attempt('dana', set('name', `'Look'`))).toBe(1);
      }));
  }

  test('a new lesson is judged as a changed one', () =>
    stage.play(async (scene) => {
      const add = (column: string, value: string) =>
        `insert into lessons (module_id, name, slug, ${column}) values (201, 'N', 'n', ${value})`;
      expect(await scene.attempt('dana', add('youtube_url', `'javascript:x'`))).toBe('23514');
      expect(await scene.attempt('dana', add('resources', `'[1]'`))).toBe('23514');
      expect(await scene.attempt('dana', add('text_content', `repeat('x', 200001)`))).toBe('23514');
      expect(await scene.attempt('dana', add('text_content', `'words'`))).toBe(1);
    }));

  for (const table of ['courses', 'modules'])
    test(`a description of one of the ${table} has at most 5,000 characters`, () =>
      stage.play(async (scene) => {
        const describe = (length: number) =>
          `update ${table} set description = repeat('x', ${length}) where id in (101, 201)`;
        expect(await scene.attempt('dana', describe(5000))).toBe(1);
        expect(await scene.attempt('dana', describe(5001))).toBe('23514');
        expect((await scene.owner.unsafe(describe(5001))).count).toBe(1);
        expect(
          await scene.attempt('dana', `update ${table} set name = 'N' where id in (101, 201)`),
        ).toBe(1);
      }));
});
