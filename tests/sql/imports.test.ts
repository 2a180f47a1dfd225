import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { allAtOnce, tally } from './crowd.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

const stage = openStage();

type Line = { line: number; email: string | null; name?: string };
const list = (...emails: (string | null)[]): Line[] =>
  emails.map((email, n) => ({ line: n + 2, email }));
const plan = async (scene: Scene, rows: Line[], cohort = 401, who: Name = 'femi') => {
  const [row] = await scene.as(
    who,
    (sql) => sql`select plan_import(${cohort}, 'list.csv', ${sql.json(rows)}) as id`,
  );
  return Number(row!['id']);
};
const apply = (id: number) => (sql: Sql) => sql`select apply_import(${id}) as counts`;
const verdicts = async ({ owner }: Scene, id: number) =>
  (await owner`select verdict from import_rows where import_id = ${id} order by line`).map(
    (row) => row['verdict'],
  );
const seats = async ({ owner }: Scene, cohort = 401) =>
  (
    await owner`
      select coalesce(a.name, i.email) as who, coalesce(e.status, 'invited') as status
      from (select user_id, status, null as email from cohort_enrollments where cohort_id = ${cohort}) e
      full join (select email, null::uuid as user_id from invitations
        where cohort_id = ${cohort} and claimed_at is null and revoked_at is null) i on false
      left join applications a on a.user_id = e.user_id
      order by 1`
  ).map((row) => `${row['who']}: ${row['status']}`);

const everyVerdict = list(
  'kofi@example.org',
  'ben@example.org',
  'zoe@example.org',
  'amara@example.org',
  'nia@example.org',
  'not an address',
  ' KOFI@example.org ',
  'mats@example.org',
  'yan@example.org',
  'jun@example.org',
);
const everyAnswer = [
  'enroll',
  'return',
  'invite',
  'already_in',
  'already_invited',
  'bad_address',
  'duplicate',
  'rejected',
  'full',
  'full',
];

/** Three seats are left: four people and Nia's invitation take five of eight. */
const threeSeatsLeft = ({ owner }: Scene) =>
  owner`update cohorts set max_students = 8 where id = 401`;

describe('planning', () => {
  test('says of every line what it would do, seats in the order of the file, and does nothing', () =>
    stage.play(async (scene) => {
      await threeSeatsLeft(scene);
      const before = await seats(scene);
      const id = await plan(scene, everyVerdict);
      expect(await verdicts(scene, id)).toEqual(everyAnswer);
      expect(await seats(scene)).toEqual(before);
    }));

  const addresses: [string | null, string][] = [
    ['a@b.co', 'invite'],
    ['Name.Surname+tag@sub.example.org', 'invite'],
    ['ünï@exämple.org', 'invite'],
    ['', 'bad_address'],
    [null, 'bad_address'],
    ['a@b', 'bad_address'],
    ['a b@example.org', 'bad_address'],
    ['a@@example.org', 'bad_address'],
    ['a@example.org, b@example.org', 'bad_address'],
    ['"A" <a@example.org>', 'bad_address'],
    [`${'a'.repeat(250)}@example.org`, 'bad_address'],
  ];
  for (const [address, verdict] of addresses) {
    test(`${JSON.stringify(address)?.slice(0, 40)} is ${verdict}`, () =>
      stage.play(async (scene) => {
        const id = await plan(scene, list(address));
        expect(await verdicts(scene, id)).toEqual([verdict]);
      }));
  }

  test('an address whose account is not confirmed is invited, not enrolled', () =>
    stage.play(async (scene) => {
      await scene.owner`update auth.users set email_confirmed_at = null where email = 'kofi@example.org'`;
      expect(await verdicts(scene, await plan(scene, list('kofi@example.org')))).toEqual([
        'invite',
      ]);
    }));

  test('in a cohort without limit nobody finds it full', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set max_students = null where id = 401`;
      const many = list(...Array.from({ length: 60 }, (_, n) => `p${n}@example.org`));
      expect(new Set(await verdicts(scene, await plan(scene, many)))).toEqual(new Set(['invite']));
    }));

  for (const who of ['amara', 'dana', 'tove'] as const) {
    test(`${who} neither plans, applies nor sees a plan`, () =>
      stage.play(async (scene) => {
        const id = await plan(scene, list('kofi@example.org'));
        const before = await seats(scene);
        expect(await scene.refused(who, (sql) => sql`select plan_import(401, 'x', '[]')`)).toBe(
          'C4030',
        );
        expect(await scene.refused(who, apply(id))).toBe('C4030');
        expect(await scene.refused(who, (sql) => sql`select replan_import(${id})`)).toBe('C4030');
        const [row] = await scene.as(who, (sql) => sql`select import_page(${id}) as page`);
        expect((row!['page'] as { import: unknown }).import).toBeNull();
        expect(await seats(scene)).toEqual(before);
      }));
  }

  const shut: [number, string][] = [
    [403, 'C4011'],
    [404, 'C4011'],
    [406, 'C4012'],
    [999, 'C4004'],
  ];
  for (const [cohort, code] of shut) {
    test(`nothing is planned for cohort ${cohort}: ${code}`, () =>
      stage.play(async (scene) => {
        expect(
          await scene.refused('femi', (sql) => sql`select plan_import(${cohort}, 'x', '[]')`),
        ).toBe(code);
      }));
  }
});

describe('applying', () => {
  test('does exactly what the plan says', () =>
    stage.play(async (scene) => {
      await threeSeatsLeft(scene);
      const id = await plan(scene, everyVerdict);
      const [row] = await scene.as('femi', apply(id));
      expect(row!['counts']).toEqual({
        enroll: 1,
        return: 1,
        invite: 1,
        already_in: 1,
        already_invited: 1,
        bad_address: 1,
        duplicate: 1,
        rejected: 1,
        full: 2,
      });
      expect(await seats(scene)).toEqual([
        'Amara: active',
        'Ben: active',
        'Bola: active',
        'Chidi: waitlisted',
        'Goran: paused',
        'Kofi: active',
        'Lea: completed',
        'nia@example.org: invited',
        'zoe@example.org: invited',
      ]);
    }));

  test('a second time is refused', () =>
    stage.play(async (scene) => {
      const id = await plan(scene, list('kofi@example.org'));
      await scene.as('femi', apply(id));
      expect(await scene.refused('femi', apply(id))).toBe('C4051');
    }));

  const moves: [string, (scene: Scene) => Promise<unknown>][] = [
    [
      'somebody took the last seat',
      ({ as }) => as('hana', (sql) => sql`select enroll_in_cohort(401)`),
    ],
    [
      'the person came by themselves',
      ({ as }) => as('kofi', (sql) => sql`select enroll_in_cohort(401)`),
    ],
    [
      'the limit was lowered',
      ({ owner }) => owner`update cohorts set max_students = 5 where id = 401`,
    ],
    [
      'the person was rejected',
      ({ owner }) => owner`update applications set status = 'rejected' where name = 'Kofi'`,
    ],
  ];
  for (const [what, move] of moves) {
    test(`when ${what} meanwhile, nothing is applied, and a new plan tells the truth`, () =>
      stage.play(async (scene) => {
        await scene.owner`update cohorts set max_students = 6 where id = 401`;
        const id = await plan(scene, list('kofi@example.org'));
        expect(await verdicts(scene, id)).toEqual(['enroll']);
        await move(scene);
        const before = await seats(scene);
        expect(await scene.refused('femi', apply(id))).toBe('C4050');
        expect(await seats(scene)).toEqual(before);
        await scene.as('femi', (sql) => sql`select replan_import(${id})`);
        await scene.as('femi', apply(id));
        expect(await seats(scene)).toEqual(before);
      }));
  }

  test('a cohort that ended meanwhile takes nobody', () =>
    stage.play(async (scene) => {
      const id = await plan(scene, list('kofi@example.org'));
      await scene.at('2027-06-15T00:00:00Z');
      expect(await scene.refused('femi', apply(id))).toBe('C4011');
    }));

  test('an address that was uninvited is invited again', () =>
    stage.play(async (scene) => {
      await scene.owner`update invitations set revoked_at = now(), mailed_at = now() where email = 'nia@example.org'`;
      const id = await plan(scene, list('nia@example.org'));
      expect(await verdicts(scene, id)).toEqual(['invite']);
      await scene.as('femi', apply(id));
      const [row] =
        await scene.owner`select revoked_at, mailed_at, claimed_at from invitations where email = 'nia@example.org'`;
      expect(row).toEqual({ revoked_at: null, mailed_at: null, claimed_at: null });
    }));

  test('two clicks at once apply it once, while others take seats', async () => {
    const hands = stage.connections(4);
    const [row] = await stage.db.as(people.femi, (sql) => {
      const rows = sql.json(list('zoe@example.org', 'yan@example.org'));
      return sql`select plan_import(402, 'list.csv', ${rows}) as id`;
    });
    const codes = await allAtOnce(hands, ['femi', 'femi', 'amara', 'bola'], (sql, n) =>
      n < 2 ? apply(Number(row!['id']))(sql) : sql`select enroll_in_cohort(402)`,
    );
    expect(tally(codes)).toEqual({ done: 3, C4051: 1 });
    const invited = await stage.db
      .owner`select email from invitations where cohort_id = 402 order by email`;
    expect(invited.map((one) => one['email'])).toEqual(['yan@example.org', 'zoe@example.org']);
  });

  test('2,000 lines are planned and applied within seconds', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set max_students = null where id = 401`;
      const rows = list(...Array.from({ length: 2000 }, (_, n) => `person${n}@example.org`));
      const began = performance.now();
      const id = await plan(scene, rows);
      await scene.as('femi', apply(id));
      expect(await seats(scene)).toHaveLength(2007);
      expect(performance.now() - began).toBeLessThan(6000);
    }));
});

test('a list of 20,000 lines is planned, one line more is refused', () =>
  stage.play(async (scene) => {
    const rows = (count: number) =>
      list(...Array.from({ length: count }, (_, n) => `person-${n}@example.org`));
    const tooMany = (sql: Sql) =>
      sql`select plan_import(401, 'list.csv', ${sql.json(rows(20_001))})`;
    expect(await scene.refused('femi', tooMany)).toBe('C4052');
    const id = await plan(scene, rows(20_000));
    expect(await verdicts(scene, id)).toHaveLength(20_000);
  }));
