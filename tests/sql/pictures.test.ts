import { describe, expect, test } from 'vitest';
import { people, pictures } from '../support/world.ts';
import { picture } from '../support/picture.ts';
import { openStage, type Scene, type Sql, type Who } from './stage.ts';

const stage = openStage();

const adding = (lesson: number, bytes: string) =>
  `insert into lesson_pictures (lesson_id, width, height, bytes, alt) values (${lesson}, 1, 1, ${bytes}, 'New')`;
const add = (lesson: number, bytes: string) => (sql: Sql) => sql.unsafe(adding(lesson, bytes));

const file = async (scene: Scene, who: Who, id: string, known: string | null = null) => {
  const [row] = await scene.as(who, (sql) => sql`select picture_file(${id}, ${known}) as file`);
  return row!['file'] as { type: string; sha256: string; base64: string | null } | null;
};

describe('reading', () => {
  const sees = async (scene: Scene, who: Who, id: string) => (await file(scene, who, id)) !== null;

  test.each(['amara', 'bola', 'lea', 'goran', 'hana', 'jun', 'dana', 'femi'] as const)(
    '%s, who may read the lesson, sees its picture',
    (who) => stage.play(async (scene) => expect(await sees(scene, who, pictures.map)).toBe(true)),
  );

  test.each(['ben', 'chidi', 'ivo', 'kofi', 'mats', 'tove', 'esi'] as const)(
    '%s, who may not, sees none',
    (who) => stage.play(async (scene) => expect(await sees(scene, who, pictures.map)).toBe(false)),
  );

  test('a visitor may not even ask', () =>
    stage.play(async (scene) => {
      const asking = (sql: Sql) => sql`select picture_file(${pictures.map})`;
      expect(await scene.refused('visitor', asking)).toBe('42501');
      expect(await scene.attempt('visitor', 'select from lesson_pictures')).toBe('42501');
    }));

  test('a picture of a locked lesson is as locked as its text, until the day comes', () =>
    stage.play(async (scene) => {
      expect(await sees(scene, 'amara', pictures.plan)).toBe(false);
      expect(await sees(scene, 'amara', pictures.poster)).toBe(false);
      await scene.at('2027-03-22T12:00:00Z');
      expect(await sees(scene, 'amara', pictures.plan)).toBe(true);
      // He paused before.
      expect(await sees(scene, 'goran', pictures.plan)).toBe(false);
      await scene.owner`update cohort_enrollments set status = 'dropped' where user_id = ${people.amara}`;
      expect(await sees(scene, 'amara', pictures.plan)).toBe(false);
    }));

  test('Dana, once suspended, sees none and adds none', () =>
    stage.play(async (scene) => {
      await scene.owner`update applications set suspended_at = now() where user_id = ${people.dana}`;
      expect(await sees(scene, 'dana', pictures.map)).toBe(false);
      expect(await scene.refused('dana', add(301, picture(9)))).toBe('42501');
    }));

  test('who has the bytes already is not sent them again, if the picture is theirs to see', () =>
    stage.play(async (scene) => {
      const first = await file(scene, 'amara', pictures.map);
      const bytes = Buffer.from(first!.base64!, 'base64');
      expect(`'\\x${bytes.toString('hex')}'`).toBe(picture(1));
      const again = await file(scene, 'amara', pictures.map, first!.sha256);
      expect(again).toEqual({ ...first, base64: null });
      expect(await file(scene, 'ben', pictures.map, first!.sha256)).toBe(null);
    }));
});

describe('adding and deleting', () => {
  test('Dana adds to her lessons, and the database notes who did', () =>
    stage.play(async (scene) => {
      await scene.as('dana', add(303, picture(9)));
      const [row] = await scene.owner`
        select made_by, type, sha256 = encode(sha256(bytes), 'hex') as named from lesson_pictures where alt = 'New'`;
      expect(row).toEqual({ made_by: people.dana, type: 'image/webp', named: true });
    }));

  test.each(['amara', 'ben', 'kofi', 'tove', 'esi', 'visitor'] as const)(
    '%s neither adds to Dana’s lesson nor deletes from it',
    (who) =>
      stage.play(async (scene) => {
        expect(await scene.refused(who, add(301, picture(9)))).toBe('42501');
        const deleting = `delete from lesson_pictures where id = '${pictures.map}'`;
        expect(await scene.attempt(who, deleting)).toBe(who === 'visitor' ? '42501' : 0);
        expect(await file(scene, 'dana', pictures.map)).not.toBe(null);
      }),
  );

  test('nobody says of a picture who made it, or what its hash is', () =>
    stage.play(async (scene) => {
      for (const column of ['made_by', 'id', 'type', 'created_at']) {
        const sql = adding(301, picture(9)).replace('(lesson_id', `(${column}, lesson_id`);
        expect(await scene.attempt('dana', sql.replace('(301', '(default, 301'))).toBe('42501');
      }
      expect(await scene.attempt('dana', `update lesson_pictures set alt = 'x'`)).toBe('42501');
    }));

  test('the same picture is kept once a lesson, and in as many lessons as one likes', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('dana', add(301, picture(1)))).toBe('23505');
      expect(await scene.refused('dana', add(302, picture(1)))).toBe(null);
    }));

  test('a lesson has room for 50', () =>
    stage.play(async (scene) => {
      for (let n = 100; n < 149; n += 1) await scene.as('dana', add(301, picture(n)));
      expect(await scene.refused('dana', add(301, picture(149)))).toBe('C4091');
      expect(await scene.refused('service', add(301, picture(149)))).toBe('C4091');
      await scene.as('dana', (sql) => sql`delete from lesson_pictures where id = ${pictures.map}`);
      expect(await scene.refused('dana', add(301, picture(149)))).toBe(null);
    }));

  test('the log says who added and deleted, and holds no bytes', () =>
    stage.play(async (scene) => {
      await scene.as('dana', add(301, picture(9)));
      await scene.as('femi', (sql) => sql`delete from lesson_pictures where alt = 'New'`);
      const rows = await scene.as(
        'femi',
        (sql) => sql`
        select act, actor_id, coalesce(after, before) as picture from audit_log
        where subject = 'lesson_pictures' order by id`,
      );
      expect(rows).toMatchObject([
        { act: 'insert', actor_id: people.dana, picture: { lesson_id: 301, alt: 'New' } },
        { act: 'delete', actor_id: people.femi, picture: { lesson_id: 301, alt: 'New' } },
      ]);
      for (const row of rows) expect(row['picture']).not.toHaveProperty('bytes');
    }));

  test('a lesson takes its pictures along, and whoever made them leaves them behind', () =>
    stage.play(async (scene) => {
      await scene.owner`delete from auth.users where id = ${people.esi}`;
      expect(
        await scene.owner`select made_by from lesson_pictures where id = ${pictures.heap}`,
      ).toEqual([{ made_by: null }]);
      await scene.as('femi', (sql) => sql`delete from lessons where id = 305`);
      expect(await scene.owner`select from lesson_pictures where id = ${pictures.heap}`).toEqual(
        [],
      );
    }));
});

test('of two who add at once, only one finds the last place', async () => {
  const { owner } = stage.db;
  const [made] = await owner`
    insert into lessons (module_id, name, slug) values (201, 'Crowded', 'crowded') returning id`;
  const lesson = made!['id'] as number;
  for (let n = 0; n < 49; n += 1) await owner.unsafe(adding(lesson, picture(n)));
  const both = await Promise.allSettled(
    [100, 101].map((n) => stage.connections(1).unsafe(adding(lesson, picture(n)))),
  );
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [row] = await owner`
    select count(*)::int from lesson_pictures where lesson_id = ${lesson}`;
  expect(row!['count']).toBe(50);
  await owner`delete from lessons where id = ${lesson}`;
});
