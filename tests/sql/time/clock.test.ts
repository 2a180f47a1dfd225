import { describe, expect, test } from 'vitest';
import { noon, people } from '../../support/world.ts';
import { openStage, type Scene, type Who } from '../stage.ts';

const stage = openStage();

/** The campus's clock, and whether the lesson that opens on 22 March can be read by the asker. */
const clock = (scene: Scene, who: Who) =>
  scene.as(who, async (sql) => {
    const [row] = await sql`select private.clock() as now`;
    return (row!['now'] as Date).toISOString();
  });

const later = '2027-04-01T12:00:00Z';
const claims = (more: object) =>
  JSON.stringify({ role: 'authenticated', sub: people.amara, ...more });

// What a client might send, or run if it ever could run SQL.
const settings: [name: string, value: string][] = [
  ['TimeZone', 'Pacific/Kiritimati'],
  ['campus.clock', later],
  ['campus.now', later],
  ['private.clock', later],
  ['private.frozen_clock', later],
  ['app.now', later],
  ['request.clock', later],
  [
    'request.headers',
    JSON.stringify({ date: later, 'x-now': later, prefer: 'timezone=Asia/Tokyo' }),
  ],
  ['request.header.date', later],
  ['request.jwt.claims', claims({ iat: Date.parse(later) / 1000, now: later, clock: later })],
  ['request.jwt.claim.now', later],
  ['search_path', 'pg_temp, public'],
  ['session_replication_role', 'replica'],
];
const statements = [
  `insert into private.frozen_clock (instant) values ('${later}')`,
  `insert into private.frozen_clock (instant) values ('${later}') on conflict (only_row) do update set instant = excluded.instant`,
  `update private.frozen_clock set instant = '${later}'`,
  `delete from private.frozen_clock`,
  `truncate private.frozen_clock`,
  `alter table private.frozen_clock rename to thawed_clock`,
  `drop table private.frozen_clock`,
  `create or replace function private.clock() returns timestamptz language sql as $$ select '${later}'::timestamptz $$`,
  `drop function private.clock()`,
  `create function private.now() returns timestamptz language sql as $$ select '${later}'::timestamptz $$`,
  `alter function private.clock() set search_path = pg_temp`,
];
// Allowed to everybody, and to no effect: what stands in pg_temp or in one's own path is not asked.
const shadows = [
  `create temp table frozen_clock (only_row boolean, instant timestamptz)`,
  `create function pg_temp.now() returns timestamptz language sql as $$ select '${later}'::timestamptz $$`,
  `create function pg_temp.clock() returns timestamptz language sql as $$ select '${later}'::timestamptz $$`,
];

for (const who of ['visitor', 'amara', 'dana', 'femi', 'service'] as const) {
  describe(`${who} cannot move the clock`, () => {
    const still = async (scene: Scene) => {
      expect(await clock(scene, who)).toBe(new Date(noon).toISOString());
      expect(await clock(scene, 'amara')).toBe(new Date(noon).toISOString());
      const [row] = await scene.owner`select instant from private.frozen_clock`;
      expect((row!['instant'] as Date).toISOString()).toBe(new Date(noon).toISOString());
    };

    for (const [name, value] of settings) {
      test(`by the setting ${name}`, () =>
        stage.play(async (scene) => {
          await scene.refused(who, async (sql) => {
            await sql`select set_config(${name}, ${value}, true)`;
            const [row] = await sql`select private.clock() as now`;
            expect((row!['now'] as Date).toISOString()).toBe(new Date(noon).toISOString());
            const open = await sql`select private.clock() >= ${later} as reached`;
            expect(open[0]).toEqual({ reached: false });
          });
          await still(scene);
        }));
    }

    test('by any statement: each is refused', () =>
      stage.play(async (scene) => {
        for (const statement of statements) {
          expect([statement, await scene.attempt(who, statement)]).toEqual([statement, '42501']);
        }
        await still(scene);
      }));

    test('by putting something of the same name in front of it', () =>
      stage.play(async (scene) => {
        await scene.as(who, async (sql) => {
          for (const shadow of shadows) await sql.unsafe(shadow);
          await sql`insert into pg_temp.frozen_clock values (true, ${later})`;
          await sql`set local search_path = pg_temp, private, public`;
          const [row] = await sql`select private.clock() as now`;
          expect((row!['now'] as Date).toISOString()).toBe(new Date(noon).toISOString());
        });
        await still(scene);
      }));
  });
}

test('a clock that is not frozen is the database’s own', () =>
  stage.play(async (scene) => {
    await scene.owner`delete from private.frozen_clock`;
    const [row] = await scene.as('amara', (sql) => sql`select private.clock() = now() as same`);
    expect(row).toEqual({ same: true });
  }));

test('the clock has one row or none', () =>
  stage.play(async (scene) => {
    const code = (statement: string) =>
      scene.owner
        .savepoint((sql) => sql.unsafe(statement))
        .then(
          () => null,
          (error: { code: string }) => error.code,
        );
    expect(await code(`insert into private.frozen_clock (instant) values ('${later}')`)).toBe(
      '23505',
    );
    expect(await code(`insert into private.frozen_clock values (false, '${later}')`)).toBe('23514');
    expect(await code(`update private.frozen_clock set instant = null`)).toBe('23502');
  }));
