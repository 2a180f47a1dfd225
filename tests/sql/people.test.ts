import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();

const record = async ({ owner }: Scene, who: string) => {
  const [row] =
    await owner`select name, email, role, status, time_zone from applications where user_id = ${who}`;
  return row;
};
const signUp = async (
  { owner }: Scene,
  meta: Record<string, unknown>,
  email = 'new@example.org',
) => {
  const id = randomUUID();
  await owner`insert into auth.users (id, email, raw_user_meta_data) values (${id}, ${email}, ${owner.json(meta as never)})`;
  return id;
};

describe('signing up', () => {
  test('makes a record, a student whose application is pending', () =>
    stage.play(async (scene) => {
      const id = await signUp(scene, { name: ' Nia ', time_zone: 'Africa/Lagos' });
      expect(await record(scene, id)).toEqual({
        name: 'Nia',
        email: 'new@example.org',
        role: 'student',
        status: 'pending',
        time_zone: 'Africa/Lagos',
      });
    }));

  test('nobody signs up as an admin', () =>
    stage.play(async (scene) => {
      const id = await signUp(scene, {
        name: 'Eve',
        role: 'admin',
        status: 'approved',
        app_role: 'admin',
      });
      expect(await record(scene, id)).toMatchObject({ role: 'student', status: 'pending' });
    }));

  test('a name that is too long or missing and a zone that is none stop nobody', () =>
    stage.play(async (scene) => {
      const long = await signUp(scene, { name: 'x'.repeat(500), time_zone: 'Mars/Base' });
      expect(await record(scene, long)).toMatchObject({ name: 'x'.repeat(100), time_zone: 'UTC' });
      const none = await signUp(scene, {}, 'none@example.org');
      expect(await record(scene, none)).toMatchObject({ name: '' });
      const [viewer] = await scene.as({ id: none }, (sql) => sql`select viewer() as viewer`);
      expect(viewer!['viewer']).toMatchObject({ name: 'Somebody', role: 'student' });
    }));

  test('a changed address is followed', () =>
    stage.play(async (scene) => {
      await scene.owner`update auth.users set email = 'a2@example.org' where id = ${people.amara}`;
      expect(await record(scene, people.amara)).toMatchObject({ email: 'a2@example.org' });
    }));

  test('a missing record hides nobody and breaks nothing', () =>
    stage.play(async (scene) => {
      await scene.owner`delete from applications where user_id = ${people.amara}`;
      const [known] = await scene.as('amara', (sql) => sql`select viewer() as viewer`);
      expect(known!['viewer']).toEqual({
        id: people.amara,
        name: 'Somebody',
        email: 'amara@example.org',
        role: 'student',
        time_zone: 'UTC',
        locale: null,
      });
      expect(await scene.as('amara', (sql) => sql`select * from lessons`)).toHaveLength(2);
      await scene.as(
        'amara',
        (sql) =>
          sql`insert into lesson_progress (user_id, lesson_id, completed) values (${people.amara}, 302, true)`,
      );
      const names = await scene.as(
        'dana',
        (sql) =>
          sql`select name, completed_lessons from cohort_roster(401) where user_id = ${people.amara}`,
      );
      expect(names).toEqual([{ name: 'Somebody', completed_lessons: 2 }]);
      await scene.owner`select refresh_student_roster_view()`;
      expect(
        await scene.owner`select name from student_roster_view where user_id = ${people.amara}`,
      ).toEqual([{ name: 'Somebody' }]);
    }));
});

describe('finding people', () => {
  const found = async (scene: Scene, who: Name, search: string | null = null) =>
    (await scene.as(who, (sql) => sql`select name from find_people(${search})`)).map(
      (row) => row['name'],
    );

  test('an admin finds by part of name or address; % and _ are letters', () =>
    stage.play(async (scene) => {
      expect(await found(scene, 'femi', 'AMA')).toEqual(['Amara']);
      expect(await found(scene, 'femi', 'dana@')).toEqual(['Dana']);
      expect(await found(scene, 'femi', '%')).toEqual([]);
      expect(await found(scene, 'femi', '_')).toEqual([]);
      expect(await found(scene, 'femi')).toHaveLength(16);
    }));

  test('any part finds them, down to a letter, and no letters across name and address', () =>
    stage.play(async (scene) => {
      await scene.owner`update applications set name = 'Zoë Ng' where name = 'Lea'`;
      expect(await found(scene, 'femi', 'ë')).toEqual(['Zoë Ng']);
      expect(await found(scene, 'femi', 'Oë')).toEqual(['Zoë Ng']);
      expect(await found(scene, 'femi', ' zoë n ')).toEqual(['Zoë Ng']);
      expect(await found(scene, 'femi', 'q')).toEqual([]);
      expect(await found(scene, 'femi', 'zq')).toEqual([]);
      expect(await found(scene, 'femi', 'ng l')).toEqual([]);
    }));

  test('as many as thousands who share a part stand in order, like a few', () =>
    stage.play(async (scene) => {
      const page = async (search: string) =>
        (
          await scene.as('femi', (sql) => sql`select name from find_people(${search}, null, 3)`)
        ).map((row) => row['name']);
      const few = await page('example');
      await scene.owner`
        insert into auth.users (id, email, raw_user_meta_data)
        select gen_random_uuid(), 'z' || n || '@example.org', jsonb_build_object('name', 'Zed ' || n)
        from generate_series(1, 5000) n`;
      expect(await page('example')).toEqual(few);
      expect(few).toEqual(['Amara', 'Ben', 'Bola']);
      expect(await page('zed 5000')).toEqual(['Zed 5000']);
    }));

  test('nobody is found by a text longer than any name, and soon', () =>
    stage.play(async (scene) => {
      await scene.owner`set local statement_timeout = '2s'`;
      expect(await found(scene, 'femi', 'x'.repeat(300_000))).toEqual([]);
      expect(await found(scene, 'femi', `Amara${' '.repeat(300_000)}`)).toEqual(['Amara']);
    }));

  test('pages yield everybody exactly once, nameless people, too', () =>
    stage.play(async (scene) => {
      await scene.owner`update applications set name = null where name in ('Lea', 'Kofi')`;
      await scene.owner`update applications set name = 'Ivo' where name = 'Jun'`;
      const seen: string[] = [];
      let after: unknown = null;
      for (;;) {
        const rows = await scene.as(
          'femi',
          (sql) =>
            sql`select * from find_people(null, ${after === null ? null : sql.json(after as never)}, 4)`,
        );
        if (rows.length === 0) break;
        seen.push(...rows.map((row) => row['user_id'] as string));
        after = rows.at(-1)!['page_key'];
      }
      expect(seen.toSorted()).toEqual(Object.values(people).toSorted());
    }));

  for (const who of ['amara', 'dana', 'tove'] as const) {
    test(`${who} finds nobody, and no person’s page`, () =>
      stage.play(async (scene) => {
        expect(await found(scene, who)).toEqual([]);
        const [page] = await scene.as(
          who,
          (sql) => sql`select person_page(${people.hana}) as page, admin_overview() as overview`,
        );
        expect(Object.keys(page!['page'] as object)).toEqual(['viewer']);
        expect(Object.keys(page!['overview'] as object)).toEqual(['viewer']);
      }));
  }
});

describe('the numbers of people', () => {
  test('tell everybody, who teaches with approval, and who waits for an answer', () =>
    stage.play(async (scene) => {
      const numbers = async () => {
        const [row] = await scene.as('femi', (sql) => sql`select admin_overview() as overview`);
        const { people, teachers, pending } = row!['overview'] as Record<string, number>;
        return { people: people!, teachers: teachers!, pending: pending! };
      };
      const { people, teachers, pending } = await numbers();
      const id = await signUp(scene, { name: 'Nia' });
      expect(await numbers()).toEqual({ people: people + 1, teachers, pending: pending + 1 });
      await scene.owner`update applications set role = 'teacher' where user_id = ${id}`;
      expect(await numbers()).toEqual({ people: people + 1, teachers, pending: pending + 1 });
      await scene.owner`update applications set status = 'approved' where user_id = ${id}`;
      expect(await numbers()).toEqual({ people: people + 1, teachers: teachers + 1, pending });
    }));

  test.each(['amara', 'dana', 'tove'] as const)('are no business of %s', (who) =>
    stage.play(async (scene) => {
      const told = await scene.as(
        who,
        (sql) => sql`select count(*)::int as n from private.people_in_numbers()`,
      );
      expect(told).toEqual([{ n: 0 }]);
    }),
  );
});

test('classmates and visitors see names, and never an address', () =>
  stage.play(async (scene) => {
    await scene.owner`update applications set name = 'Bola B.' where user_id = ${people.bola}`;
    for (const who of ['visitor', 'amara', 'hana', 'ben', 'kofi'] as const) {
      let said = '';
      for (const door of [
        `course_catalog()`,
        `course_page('open-data')`,
        'cohort_page(401)',
        'lesson_page(301, 401)',
        'dashboard()',
      ]) {
        await scene.refused(who, async (sql) => {
          said += JSON.stringify(await sql.unsafe(`select ${door} as answer`));
        });
      }
      const own = who === 'visitor' ? '' : `${who}@example.org`;
      expect(said.replaceAll(own || '-', '')).not.toContain('@example.org');
      expect([who, said.includes('Bola B.')]).toEqual([who, who === 'amara']);
    }
  }));
