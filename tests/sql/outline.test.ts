import { describe, expect, test } from 'vitest';
import { allAtOnce, tally } from './crowd.ts';
import { openStage, type Scene, type Sql, type Who } from './stage.ts';

const stage = openStage();

const orderModules =
  (ids: (number | null)[], course = 101) =>
  (sql: Sql) =>
    sql`select order_modules(${course}, ${ids as number[]}::bigint[])`;
const moveModule =
  (module: number, place: number | null = null) =>
  (sql: Sql) =>
    sql`select move_module(${module}, ${place}::int)`;
const orderLessons =
  (ids: number[], module = 201) =>
  (sql: Sql) =>
    sql`select order_lessons(${module}, ${ids}::bigint[])`;
const move =
  (lesson: number, module: number, place: number | null = null, confirmed = true) =>
  (sql: Sql) =>
    sql`select move_lesson(${lesson}, ${module}, ${place}::int, ${confirmed})`;
/** The outline of Open data: its modules, each with its lessons. */
const outline = async ({ owner }: Scene) => {
  const rows = await owner`
    select m.id, array_remove(array_agg(l.id order by l.order_index, l.id), null) as lessons
    from modules m left join lessons l on l.module_id = m.id where m.course_id = 101
    group by m.id order by m.order_index, m.id`;
  return rows.map((row) => [Number(row['id']), (row['lessons'] as string[]).map(Number)]);
};
const asTold = [
  [201, [301, 302]],
  [202, [303]],
  [203, [304]],
];

describe('the order of modules', () => {
  for (const who of ['dana', 'femi'] as const)
    test(`is what ${who} says it is`, () =>
      stage.play(async (scene) => {
        await scene.as(who, orderModules([203, 201, 202]));
        expect((await outline(scene)).map(([id]) => id)).toEqual([203, 201, 202]);
      }));

  const incomplete: [string, (number | null)[]][] = [
    ['leaves one out', [203, 201]],
    ['names one twice', [203, 201, 202, 202]],
    ['names one of another course', [203, 201, 202, 204]],
    ['puts another one in the place of one', [203, 201, 204]],
    ['names none', []],
    ['names nothing', [203, 201, null]],
  ];
  for (const [what, ids] of incomplete)
    test(`is refused when it ${what}`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused('dana', orderModules(ids))).toBe('C4081');
        expect(await outline(scene)).toEqual(asTold);
      }));

  const others: [Who, string][] = [
    ['esi', 'C4004'],
    ['amara', 'C4004'],
    ['tove', 'C4004'],
    ['visitor', '42501'],
  ];
  for (const [who, code] of others)
    test(`is not for ${who} to say`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused(who, orderModules([203, 201, 202]))).toBe(code);
        expect(await scene.refused(who, moveModule(203, 1))).toBe(code);
        expect(await scene.refused(who, orderLessons([302, 301]))).toBe(code);
        expect(await scene.refused(who, move(301, 202))).toBe(code);
        expect(await outline(scene)).toEqual(asTold);
      }));

  const moves: [module: number, place: number | null, order: number[]][] = [
    [203, 1, [203, 201, 202]],
    [201, 2, [202, 201, 203]],
    [202, 2, [201, 202, 203]],
    [201, null, [202, 203, 201]],
    [201, 99, [202, 203, 201]],
    [203, -5, [203, 201, 202]],
  ];
  for (const [module, place, order] of moves)
    test(`is ${order.join()} with ${module} moved to place ${place}`, () =>
      stage.play(async (scene) => {
        await scene.as('dana', moveModule(module, place));
        expect((await outline(scene)).map(([id]) => id)).toEqual(order);
      }));

  test('keeps what somebody else has moved meanwhile', () =>
    stage.play(async (scene) => {
      await scene.as('femi', moveModule(203, 1));
      // Dana, who has not seen that, puts the second of what she sees first.
      await scene.as('dana', moveModule(202, 1));
      expect((await outline(scene)).map(([id]) => id)).toEqual([202, 203, 201]);
      expect(await scene.refused('dana', moveModule(999, 1))).toBe('C4004');
    }));

  test('two at once come one after the other, and the last one stands', async () => {
    const orders = [
      [203, 202, 201],
      [202, 201, 203],
      [201, 203, 202],
      [203, 201, 202],
    ];
    const codes = await allAtOnce(
      stage.connections(4),
      ['dana', 'femi', 'dana', 'femi'],
      (sql, n) => orderModules(orders[n]!)(sql),
    );
    const rows = await stage.db
      .owner`select id from modules where course_id = 101 order by order_index, id`;
    await stage.db.owner`update modules set order_index = id - 200 where course_id = 101`;
    expect(tally(codes)).toEqual({ done: 4 });
    expect(orders).toContainEqual(rows.map(({ id }) => Number(id)));
  });
});

describe('the order of lessons', () => {
  test('is what Dana says it is, in one module', () =>
    stage.play(async (scene) => {
      await scene.as('dana', orderLessons([302, 301]));
      expect(await outline(scene)).toEqual([[201, [302, 301]], ...asTold.slice(1)]);
      expect(await scene.refused('dana', orderLessons([302]))).toBe('C4081');
      expect(await scene.refused('dana', orderLessons([302, 301, 303]))).toBe('C4081');
      expect(await scene.refused('dana', orderLessons([], 999))).toBe('C4004');
    }));
});

describe('a lesson moves', () => {
  const moves: [string, Parameters<typeof move>, unknown][] = [
    [
      'to the end of another module',
      [301, 202],
      [
        [201, [302]],
        [202, [303, 301]],
        [203, [304]],
      ],
    ],
    [
      'to its beginning',
      [301, 202, 1],
      [
        [201, [302]],
        [202, [301, 303]],
        [203, [304]],
      ],
    ],
    [
      'no further than the end',
      [301, 202, 99],
      [
        [201, [302]],
        [202, [303, 301]],
        [203, [304]],
      ],
    ],
    [
      'no further than the beginning',
      [301, 202, -5],
      [
        [201, [302]],
        [202, [301, 303]],
        [203, [304]],
      ],
    ],
    [
      'within its module',
      [302, 201, 1],
      [
        [201, [302, 301]],
        [202, [303]],
        [203, [304]],
      ],
    ],
    ['to where it is', [301, 201, 1], asTold],
  ];
  for (const [where, [lesson, module, place], after] of moves)
    test(where, () =>
      stage.play(async (scene) => {
        await scene.as('dana', move(lesson, module, place ?? null));
        expect(await outline(scene)).toEqual(after);
      }),
    );

  test('not into another course, also of the same teacher', () =>
    stage.play(async (scene) => {
      for (const module of [204, 205, 999])
        expect(await scene.refused('dana', move(301, module))).toBe('C4041');
      expect(await scene.refused('dana', move(305, 201))).toBe('C4004');
      expect(await scene.refused('dana', move(999, 201))).toBe('C4004');
      expect(await outline(scene)).toEqual(asTold);
    }));

  test('with what was done in it', () =>
    stage.play(async (scene) => {
      await scene.as('dana', move(301, 202));
      expect(
        await scene.owner`select completed_lessons from cohort_enrollments where cohort_id = 402`,
      ).toEqual([{ completed_lessons: 1 }]);
    }));
});

describe('a lesson that moves out of an open module into a closed one', () => {
  const unconfirmed = (lesson: number, module: number) => move(lesson, module, null, false);

  test('is asked about first, with how many began it', () =>
    stage.play(async (scene) => {
      const refused = await scene.as('dana', unconfirmed(301, 202)).then(
        () => null,
        (error: { code: string; detail: string }) => error,
      );
      expect(refused?.code).toBe('C4040');
      // Amara and Goran of Spring began Search; to Hana’s Autumn both modules are open.
      expect(JSON.parse(refused!.detail)).toEqual({ modules: ['Search'], students: 2 });
      expect(await outline(scene)).toEqual(asTold);
      expect(await scene.refused('dana', move(301, 202))).toBeNull();
    }));

  test('is not asked about where it was closed, or stays open', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('dana', unconfirmed(301, 201))).toBeNull();
      expect(await scene.refused('dana', unconfirmed(303, 201))).toBeNull();
      await scene.owner`delete from cohort_schedules where module_id = 202`;
      expect(await scene.refused('dana', unconfirmed(301, 202))).toBeNull();
      expect(await scene.refused('esi', unconfirmed(305, 204))).toBeNull();
    }));

  test('tells nothing to who does not teach it', () =>
    stage.play(async (scene) => {
      for (const who of ['esi', 'amara', 'hana'] as const) {
        const [row] = await scene.as(
          who,
          (sql) => sql`select private.taken_by_move(301, 202) as taken`,
        );
        expect(row).toEqual({ taken: null });
      }
    }));
});

describe('what is added', () => {
  test('comes last, with an address made from its name', () =>
    stage.play(async (scene) => {
      const [module] = await scene.as(
        'dana',
        (sql) => sql`select add_module(101, ' Keeping ') as id`,
      );
      await scene.as(
        'dana',
        (sql) => sql`select add_lesson(${module!['id'] as number}, 'Données: où?')`,
      );
      await scene.as('dana', (sql) => sql`select add_lesson(201, 'Third')`);
      const rows = await scene.owner`
        select m.name as module, l.name, l.slug, l.order_index from lessons l join modules m on m.id = l.module_id
        where l.name in ('Données: où?', 'Third') order by l.id`;
      expect(rows).toEqual([
        { module: 'Keeping', name: 'Données: où?', slug: 'donnees-ou', order_index: 1 },
        { module: 'Finding', name: 'Third', slug: 'third', order_index: 3 },
      ]);
      expect((await outline(scene)).at(-1)![0]).toBe(Number(module!['id']));
    }));

  test('to a course or a module of somebody else is refused', () =>
    stage.play(async (scene) => {
      for (const who of ['esi', 'amara', 'tove', 'visitor'] as const) {
        expect(await scene.refused(who, (sql) => sql`select add_module(101, 'Mine')`)).toBe(
          '42501',
        );
        expect(await scene.refused(who, (sql) => sql`select add_lesson(201, 'Mine')`)).toBe(
          '42501',
        );
      }
      expect(await scene.refused('dana', (sql) => sql`select add_lesson(999, 'Mine')`)).toBe(
        '42501',
      );
      expect(await outline(scene)).toEqual(asTold);
    }));

  const slugs: [name: string, slug: string][] = [
    ['Open data', 'open-data-2'],
    ['  Öffentliche Daten! ', 'offentliche-daten'],
    ['Čas & místo', 'cas-misto'],
    ['Открытые данные', 'course'],
    ['%', 'course'],
    ['a'.repeat(200), 'a'.repeat(80)],
  ];
  for (const [name, slug] of slugs)
    test(`a course named ${name.slice(0, 20)} is at ${slug.slice(0, 20)}, a draft of who made it`, () =>
      stage.play(async (scene) => {
        const [made] = await scene.as('esi', (sql) => sql`select add_course(${name}) as id`);
        const [row] = await scene.owner`
          select name, slug, published, private.display_name(created_by) as teacher from courses where id = ${made!['id'] as number}`;
        expect(row).toEqual({ name: name.trim(), slug, published: false, teacher: 'Esi' });
      }));

  test('an address goes on from the numbers that are taken, also by drafts of others', () =>
    stage.play(async (scene) => {
      for (const slug of ['draft', 'draft-2', 'draft-3', 'draft-3', 'draft-5']) {
        await scene.owner`insert into courses (name, slug) values ('D', ${slug}) on conflict do nothing`;
      }
      const [made] = await scene.as('esi', (sql) => sql`select add_course('Draft') as id`);
      expect(
        await scene.owner`select slug from courses where id = ${made!['id'] as number}`,
      ).toEqual([{ slug: 'draft-4' }]);
    }));

  test('a course is made by teachers and admins', () =>
    stage.play(async (scene) => {
      const add = (sql: Sql) => sql`select add_course('Mine')`;
      for (const who of ['amara', 'tove', 'visitor'] as const)
        expect(await scene.refused(who, add)).toBe('42501');
      expect(await scene.refused('femi', add)).toBeNull();
      expect(await scene.refused('dana', (sql) => sql`select add_course(' ')`)).toBe('23514');
    }));
});
