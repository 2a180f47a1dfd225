import { beforeAll, describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

const stage = openStage();

type Question = {
  search?: string;
  sort?: string;
  descending?: boolean;
  after?: unknown;
  size?: number;
  status?: string;
};
const ask =
  (
    cohort: number,
    { search, sort = 'name', descending = false, after, size = 50, status }: Question,
  ) =>
  (sql: Sql) =>
    sql`select * from cohort_roster(${cohort}, ${search ?? null}, ${sort}, ${descending},
    ${after === undefined ? null : sql.json(after as never)}, ${size}, ${status ?? null})`;
const names = async (scene: Scene, who: Name, question: Question = {}, cohort = 401) =>
  (await scene.as(who, ask(cohort, question))).map((row) => row['name']);

describe('a small roster', () => {
  test('Dana reads everybody of Spring by name, the invited, too', () =>
    stage.play(async (scene) => {
      expect(await names(scene, 'dana')).toEqual([
        'Amara',
        'Ben',
        'Bola',
        'Chidi',
        'Goran',
        'Lea',
        'Nia',
      ]);
      const nia = (await scene.as('dana', ask(401, { search: 'nia' })))[0];
      expect(nia).toMatchObject({
        user_id: null,
        email: 'nia@example.org',
        status: 'invited',
        completed_lessons: 0,
        matches: '1',
      });
      const amara = (await scene.as('dana', ask(401, {})))[0];
      expect(amara).toMatchObject({
        user_id: people.amara,
        email: 'amara@example.org',
        status: 'active',
        completed_lessons: 1,
        discussion_posts: 1,
        forum_posts: 1,
        matches: '7',
      });
    }));

  const nobodyElse = [
    'amara',
    'bola',
    'ben',
    'chidi',
    'goran',
    'lea',
    'hana',
    'ivo',
    'jun',
    'kofi',
    'mats',
    'tove',
    'esi',
  ] as const;
  for (const who of nobodyElse) {
    test(`${who} gets no row`, () =>
      stage.play(async (scene) => {
        expect(await names(scene, who)).toEqual([]);
        expect(await names(scene, who, { search: 'amara' })).toEqual([]);
      }));
  }
  test('a visitor and the service key have no such door', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('visitor', ask(401, {}))).toBe('42501');
    }));
  test('Femi, the admin, reads any, and Esi her own', () =>
    stage.play(async (scene) => {
      expect(await names(scene, 'femi', {}, 405)).toEqual(['Ivo', 'Omar']);
      expect(await names(scene, 'esi', {}, 405)).toEqual(['Ivo', 'Omar']);
    }));

  const searches: [string, string[]][] = [
    ['AMA', ['Amara']],
    [' amara ', ['Amara']],
    ['bola@', ['Bola']],
    ['example.org', ['Amara', 'Ben', 'Bola', 'Chidi', 'Goran', 'Lea', 'Nia']],
    ['%', []],
    ['_', []],
    ['\\', []],
    ["'; drop table cohorts; --", []],
    ['', ['Amara', 'Ben', 'Bola', 'Chidi', 'Goran', 'Lea', 'Nia']],
  ];
  for (const [search, found] of searches) {
    test(`searching ${JSON.stringify(search)} finds ${found.length}`, () =>
      stage.play(async (scene) => {
        expect(await names(scene, 'dana', { search })).toEqual(found);
      }));
  }

  const standing: [string, string[]][] = [
    ['active', ['Amara', 'Bola']],
    ['paused', ['Goran']],
    ['dropped', ['Ben']],
    ['waitlisted', ['Chidi']],
    ['invited', ['Nia']],
    ['completed', ['Lea']],
    ['', []],
    ["x' or true --", []],
  ];
  for (const [status, found] of standing) {
    test(`with the status ${JSON.stringify(status)} there are ${found.length}`, () =>
      stage.play(async (scene) => {
        const rows = await scene.as('dana', ask(401, { status }));
        expect(rows.map((row) => row['name'] as string)).toEqual(found);
        expect(rows.map((row) => row['matches'])).toEqual(found.map(() => String(found.length)));
      }));
  }
  test('a status and a search narrow together, and pages go on within them', () =>
    stage.play(async (scene) => {
      const active = { status: 'active', search: 'a@' };
      expect(await names(scene, 'dana', active)).toEqual(['Amara', 'Bola']);
      const [first] = await scene.as('dana', ask(401, { ...active, size: 1 }));
      expect(first).toMatchObject({ name: 'Amara', matches: '2' });
      const after = first!['page_key'];
      expect(await names(scene, 'dana', { ...active, after })).toEqual(['Bola']);
      expect(await names(scene, 'dana', { status: 'paused', search: 'bola' })).toEqual([]);
      expect(await names(scene, 'amara', active)).toEqual([]);
    }));

  const opened: [string, Name | 'nia', number][] = [
    // Finding has two lessons, Cleaning opens on the 22nd, Publishing has closed.
    ['2027-02-20T00:00:00Z', 'amara', 0],
    ['2027-03-15T12:00:00Z', 'amara', 2],
    ['2027-03-25T12:00:00Z', 'amara', 3],
    ['2027-03-25T12:00:00Z', 'lea', 3],
    ['2027-03-25T12:00:00Z', 'goran', 2],
    ['2027-03-25T12:00:00Z', 'ben', 0],
    ['2027-03-25T12:00:00Z', 'chidi', 0],
    ['2027-03-25T12:00:00Z', 'nia', 0],
  ];
  for (const [at, search, count] of opened) {
    test(`to ${search} ${count} lessons are open at ${at}`, () =>
      stage.play(async (scene) => {
        // Goran pauses since before Cleaning opens.
        await scene.owner`update cohort_enrollments set paused_at = '2027-03-10' where status = 'paused'`;
        await scene.at(at);
        const [row] = await scene.as('dana', ask(401, { search }));
        expect(row).toMatchObject({ open_lessons: count });
      }));
  }

  test('it is live: what a student just did is in it', () =>
    stage.play(async (scene) => {
      await scene.as(
        'bola',
        (sql) =>
          sql`insert into lesson_progress (user_id, lesson_id, completed) values (${people.bola}, 301, true)`,
      );
      const [bola] = await scene.as('dana', ask(401, { search: 'bola' }));
      expect(bola).toMatchObject({ completed_lessons: 1 });
      expect((bola!['last_activity_at'] as Date).toISOString()).toBe('2027-03-15T12:00:00.000Z');
    }));

  test('a page has at least one row and at most two hundred', () =>
    stage.play(async (scene) => {
      expect(await names(scene, 'dana', { size: 0 })).toHaveLength(1);
      expect(await names(scene, 'dana', { size: 3 })).toHaveLength(3);
    }));
});

const view = (who: string) => stage.db.owner`
  select status, completed_lessons from student_roster_view where user_id = ${who} and cohort_id = 401`;

describe('student_roster_view', () => {
  test('on a small campus it shows a seat as soon as it is taken, and no longer when it is given back', async () => {
    await stage.db.as(people.kofi, (sql) => sql`select enroll_in_cohort(401)`);
    expect(await view(people.kofi)).toEqual([{ status: 'active', completed_lessons: 0 }]);
    await stage.db.as(
      people.kofi,
      (sql) =>
        sql`insert into lesson_progress (user_id, lesson_id, completed) values (${people.kofi}, 301, true)`,
    );
    expect(await view(people.kofi)).toEqual([{ status: 'active', completed_lessons: 1 }]);
    await stage.db.as(people.kofi, (sql) => sql`select leave_cohort(401)`);
    expect(await view(people.kofi)).toEqual([{ status: 'dropped', completed_lessons: 1 }]);
    await stage.db.owner`delete from cohort_enrollments where user_id = ${people.kofi}`;
    expect(await view(people.kofi)).toEqual([]);
  });

  test('the service key refreshes and reads it', async () => {
    await stage.db.asService((sql) => sql`select refresh_student_roster_view()`);
    expect(
      await stage.db.asService(
        (sql) => sql`select * from student_roster_view where cohort_id = 405`,
      ),
    ).toHaveLength(1);
  });
});

describe('a large roster', () => {
  const size = 730;
  beforeAll(async () => {
    // Many share a name, an activity or a count, and some have none: pages must not stumble over equals.
    await stage.db.owner.unsafe(`
      insert into auth.users (id, email, raw_user_meta_data)
      select md5('s' || n)::uuid, 'student' || n || '@example.net',
        jsonb_build_object('name', case when n % 10 = 0 then '' else (array['Zoë', 'ada', 'Ada', 'Émile', 'O''Neil'])[n % 5 + 1] end)
      from generate_series(1, ${size}) n;
      insert into cohort_enrollments (cohort_id, user_id, status, enrolled_at, last_activity_at, completed_lessons)
      select 403, md5('s' || n)::uuid, (array['active', 'dropped', 'paused'])[n % 3 + 1],
        '2027-01-01'::timestamptz + (n % 7) * interval '1 day',
        case when n % 4 > 0 then '2027-02-01'::timestamptz + (n % 11) * interval '1.000001 seconds' end, 0
      from generate_series(1, ${size}) n;
      update cohort_enrollments set completed_lessons = id % 9, discussion_posts = id % 3 where cohort_id = 403;
      insert into invitations (cohort_id, email)
      select 403, 'invited' || n || '@example.net' from generate_series(1, 20) n;`);
  });

  const value: Record<string, (row: Record<string, unknown>) => number | string> = {
    name: (row) => String(row['name']).toLowerCase(),
    email: (row) => String(row['email']),
    status: (row) => String(row['status']),
    enrolled_at: (row) => Number(row['enrolled_at']),
    last_activity_at: (row) => Number(row['last_activity_at'] ?? -1),
    completed_lessons: (row) => Number(row['completed_lessons']),
    discussion_posts: (row) => Number(row['discussion_posts']) + Number(row['forum_posts']),
  };
  for (const [sort, of] of Object.entries(value)) {
    for (const descending of [false, true]) {
      test(`by ${sort}, ${descending ? 'down' : 'up'}: pages yield everybody exactly once, in order`, () =>
        stage.play(async (scene) => {
          const rows: Record<string, unknown>[] = [];
          let after: unknown;
          for (;;) {
            const page = await scene.as('dana', ask(403, { sort, descending, after, size: 100 }));
            rows.push(...page);
            if (page.length < 100) break;
            after = page.at(-1)!['page_key'];
          }
          const keys = rows.map((row) => row['user_id'] ?? row['email']);
          expect(keys).toHaveLength(size + 20);
          expect(new Set(keys).size).toBe(size + 20);
          expect(rows[0]).toMatchObject({ matches: String(size + 20) });
          const values = rows.map(of);
          const collator = new Intl.Collator('en');
          const inOrder = (a: number | string, b: number | string) =>
            typeof a === 'number' ? a - Number(b) : collator.compare(a, String(b));
          for (let n = 1; n < values.length; n += 1) {
            const step = inOrder(values[n - 1]!, values[n]!);
            expect(descending ? -step : step).toBeLessThanOrEqual(0);
          }
        }));
    }
  }

  test('pages of a search, too', () =>
    stage.play(async (scene) => {
      const first = await scene.as('dana', ask(403, { search: 'ada', size: 200 }));
      const rest = await scene.as(
        'dana',
        ask(403, { search: 'ada', size: 200, after: first.at(-1)!['page_key'] }),
      );
      expect(first.length + rest.length).toBe(Number(first[0]!['matches']));
      expect(new Set([...first, ...rest].map((row) => row['user_id'])).size).toBe(
        first.length + rest.length,
      );
    }));

  test('student_roster_view follows when the job refreshes it', async () => {
    await stage.db.as(people.kofi, (sql) => sql`select enroll_in_cohort(401)`);
    expect(await view(people.kofi)).toEqual([]);
    await stage.db.owner`select private.run_jobs()`;
    expect(await view(people.kofi)).toHaveLength(1);
  });
});
