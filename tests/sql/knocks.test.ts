import { describe, expect, test } from 'vitest';
import { heard, keyOf, knock, knockOf, say, sealFor, signIn } from './knocking.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const play = (act: (scene: Scene) => Promise<void>) => () => stage.play(act);
const anywhere = (n: number) => `198.51.${n >> 8}.${n & 255}`;

describe('wrong passwords', () => {
  test(
    'are tried five times, and then one every two minutes',
    play(async (scene) => {
      expect(await heard(scene, 9, () => knockOf('amara'))).toBe(5);
      expect((await knock(scene, knockOf('amara'))).wait).toBe(120);
      await scene.at('2027-03-15T12:02:00Z');
      expect(await heard(scene, 9, () => knockOf('amara'))).toBe(1);
    }),
  );

  test(
    'are waited for longer when they go on all day',
    play(async (scene) => {
      let tried = 0;
      for (let minute = 0; minute < 60; minute += 2) {
        await scene.at(`2027-03-15T12:${String(minute).padStart(2, '0')}:00Z`);
        tried += await heard(scene, 9, () => knockOf('amara'));
      }
      expect(tried).toBe(20);
      expect((await knock(scene, knockOf('amara'))).wait).toBeGreaterThan(600);
    }),
  );

  test(
    'at one account leave its neighbour’s alone',
    play(async (scene) => {
      await heard(scene, 9, () => knockOf('amara'));
      expect((await knock(scene, knockOf('bola'))).wait).toBe(0);
    }),
  );

  test(
    'are counted for an address without an account just the same',
    play(async (scene) => {
      expect(await heard(scene, 9, () => knockOf('nobody'))).toBe(5);
    }),
  );

  test(
    'from one network at account after account end at 300 an hour',
    play(async (scene) => {
      expect(await heard(scene, 320, (n) => knockOf(`somebody${n}`))).toBe(300);
    }),
  );

  test(
    'from everywhere at one account end at 20 an hour, and at 100 in a row',
    play(async (scene) => {
      const fromEverywhere = (from: number) => (n: number) =>
        knockOf('amara', { network: anywhere(from + n) });
      expect(await heard(scene, 30, fromEverywhere(0))).toBe(20);
      let tried = 20;
      for (let day = 16; day < 26; day += 1) {
        await scene.at(`2027-03-${day}T12:00:00Z`);
        tried += await heard(scene, 30, fromEverywhere(tried));
      }
      // 100, and what comes back in ten days at 100 in thirty.
      expect(tried).toBeGreaterThanOrEqual(100);
      expect(tried).toBeLessThanOrEqual(100 + 34);
    }),
  );
});

describe('who comes in', () => {
  test(
    'is no guesser: 300 people of a school sign in at nine o’clock from one network',
    play(async (scene) => {
      await scene.owner`
      insert into auth.users (id, email, raw_user_meta_data)
      select gen_random_uuid(), 'pupil' || n || '@example.org', '{}' from generate_series(1, 300) as n`;
      const pupils =
        await scene.owner`select id, email from auth.users where email like 'pupil%' order by email`;
      for (const { id, email } of pupils) {
        const about = knockOf('', { account: email as string, network: '203.0.113.7' });
        expect(await signIn(scene, { id: id as string }, about)).toBe(0);
      }
      const [left] =
        await scene.owner`select count(*)::int as n from private.tries where until > private.clock()`;
      expect(left).toEqual({ n: 0 });
    }),
  );

  test(
    'may do so as often as they like',
    play(async (scene) => {
      for (let n = 0; n < 30; n += 1)
        expect(await signIn(scene, 'amara', knockOf('amara'))).toBe(0);
    }),
  );

  test(
    'takes off nobody else’s try, and none twice',
    play(async (scene) => {
      const mine = await knock(scene, knockOf('amara'));
      const others = await knock(scene, knockOf('bola'));
      const until = () => scene.owner`select key, until from private.tries order by key`;
      const before = await until();
      await scene.as('amara', (sql) => sql`select come_in(${others.seal})`);
      expect(await until()).toEqual(before);
      await scene.as('amara', (sql) => sql`select come_in(${mine.seal})`);
      const after = await until();
      expect(after).not.toEqual(before);
      await scene.as('amara', (sql) => sql`select come_in(${mine.seal})`);
      expect(await until()).toEqual(after);
    }),
  );
});

describe('a device that somebody signed in with', () => {
  const phone = (account: string) => knockOf(account, { device: 'a-phone' });

  test(
    'has ten tries of its own',
    play(async (scene) => {
      expect(await heard(scene, 20, () => phone('amara'))).toBe(10);
      expect((await knock(scene, knockOf('amara', { device: 'a-tablet' }))).wait).toBe(0);
      expect((await knock(scene, phone('bola'))).wait).toBe(0);
    }),
  );
});

describe('what is kept', () => {
  test(
    'names neither addresses nor networks',
    play(async (scene) => {
      await knock(scene, knockOf('amara'));
      const kept = await scene.owner`
      select t::text as row from private.tries t union all select k::text from private.knocks k`;
      expect(kept.length).toBeGreaterThan(3);
      for (const { row } of kept) expect(row).not.toMatch(/amara|192\.0\.2/);
    }),
  );

  test(
    'goes when it is over',
    play(async (scene) => {
      await heard(scene, 9, () => knockOf('amara'));
      await heard(scene, 9, () => knockOf('bola', { kind: 'recovery' }));
      await scene.at('2027-05-15T12:00:00Z');
      for (let n = 0; n < 3; n += 1)
        await signIn(scene, 'chidi', knockOf('chidi', { device: 'x' }));
      const [tries] = await scene.owner`select count(*)::int as n from private.tries`;
      const [knocks] = await scene.owner`select count(*)::int as n from private.knocks`;
      expect([tries!['n'], knocks!['n']]).toEqual([2, 0]);
    }),
  );
});

test('of fifty knocks at once five are heard', async () => {
  const key = await keyOf(stage.db.owner as never);
  const sql = stage.connections(25);
  const about = knockOf('goran');
  const codes = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const seal = sealFor(about, key);
      return sql
        .begin(async (tx) => {
          await tx`set local role anon`;
          await say(tx, about, seal);
          return 'heard';
        })
        .catch((error: { code: string }) => error.code);
    }),
  );
  expect(codes.filter((code) => code === 'heard')).toHaveLength(5);
  expect(codes.filter((code) => code === 'C4290')).toHaveLength(45);
});
