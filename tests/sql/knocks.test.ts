import { describe, expect, test } from 'vitest';
import type { Knock } from '../../src/lib/knocks/commands.ts';
import { people } from '../support/world.ts';
import { heard, judged, keyOf, knock, knockOf, say, sealFor, signIn } from './knocking.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const play = (act: (scene: Scene) => Promise<void>) => () => stage.play(act);

const suspicions = (scene: Scene) =>
  scene.owner`select a.name, l.actor_id, l.actor_role, l.subject, l.after
    from audit_log l left join applications a on a.id::text = l.subject_id
    where l.act = 'suspicious_sign_in' order by l.id`;
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
      expect(await suspicions(scene)).toEqual([]);
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

describe('nobody is locked out', () => {
  /** Everything that somebody can do who knows Amara's address and guesses from forty networks, hers among them. */
  async function attack(scene: Scene) {
    for (const kind of ['sign_in', 'sign_up', 'confirmation', 'recovery'] as const) {
      for (const network of [...Array(40).keys()].map(anywhere)) {
        await heard(scene, 6, () => knockOf('amara', { kind, network }));
      }
    }
    const others = (kind: Knock['kind']) => (n: number) =>
      knockOf(`somebody${n}`, { kind, network: anywhere(7) });
    expect(await heard(scene, 310, others('sign_in'))).toBeLessThanOrEqual(300);
    expect(await heard(scene, 110, others('recovery'))).toBeLessThanOrEqual(100);
    for (let n = 0; n < 80; n += 1) await judged(scene, people.amara, false);
    expect((await knock(scene, knockOf('amara', { network: anywhere(99) }))).wait).toBeGreaterThan(
      0,
    );
  }

  test(
    'on a device of theirs: they sign in at once, even from the attacker’s network',
    play(async (scene) => {
      await attack(scene);
      const home = knockOf('amara', { device: 'amaras-phone', network: anywhere(7) });
      const { wait, seal } = await knock(scene, home);
      expect(wait).toBe(0);
      // Auth is asked by the app just now, and its hook knows.
      expect(await judged(scene, people.amara, true)).toBe('goes on');
      await scene.as('amara', (sql) => sql`select come_in(${seal})`);
      expect(await signIn(scene, 'amara', home)).toBe(0);
    }),
  );

  test(
    'on a new device: mails have gone out, and another does every quarter of an hour',
    play(async (scene) => {
      await attack(scene);
      const [mails] = await scene.owner`
      select count(*)::int as n from private.knocks where kind = 'recovery'
        and account = private.try_key('account', 'amara@example.org')`;
      expect(mails).toEqual({ n: 4 });
      const asks = knockOf('amara', { kind: 'recovery', network: '192.0.2.200' });
      expect((await knock(scene, asks)).wait).toBe(900);
      await scene.at('2027-03-15T12:15:00Z');
      expect((await knock(scene, asks)).wait).toBe(0);
    }),
  );

  test(
    'by tries past the app: whoever comes through it has knocked',
    play(async (scene) => {
      for (let n = 0; n < 80; n += 1) await judged(scene, people.amara, false);
      expect(await judged(scene, people.amara, true)).toBe(429);
      await knock(scene, knockOf('amara'));
      expect(await judged(scene, people.amara, true)).toBe('goes on');
    }),
  );

  test(
    'by mails to somebody else, or of another kind',
    play(async (scene) => {
      const recovery = (account: string) => knockOf(account, { kind: 'recovery' });
      expect(await heard(scene, 9, () => recovery('amara'))).toBe(4);
      expect((await knock(scene, recovery('bola'))).wait).toBe(0);
      expect((await knock(scene, knockOf('amara', { kind: 'confirmation' }))).wait).toBe(0);
      expect((await knock(scene, knockOf('amara'))).wait).toBe(0);
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

describe('past the app', () => {
  test(
    'ten wrong passwords are heard, then none, and the right one gets the same answer',
    play(async (scene) => {
      const answers = [];
      for (let n = 0; n < 12; n += 1) answers.push(await judged(scene, people.amara, false));
      expect(answers.filter((answer) => answer === 'goes on')).toHaveLength(10);
      expect(await judged(scene, people.amara, true)).toBe(429);
      expect(await judged(scene, people.bola, true)).toBe('goes on');
      await scene.at('2027-03-15T12:01:30Z');
      expect(await judged(scene, people.amara, true)).toBe('goes on');
    }),
  );

  test(
    'right passwords do not count',
    play(async (scene) => {
      for (let n = 0; n < 30; n += 1)
        expect(await judged(scene, people.amara, true)).toBe('goes on');
    }),
  );

  test(
    'a knock at the app’s door carries ten guesses for twenty seconds, no more',
    play(async (scene) => {
      for (let n = 0; n < 80; n += 1) await judged(scene, people.amara, false);
      await knock(scene, knockOf('amara'));
      const answers = [];
      for (let n = 0; n < 12; n += 1) answers.push(await judged(scene, people.amara, false));
      expect(answers.filter((answer) => answer === 'goes on')).toHaveLength(10);
      await knock(scene, knockOf('amara'));
      await scene.at('2027-03-15T12:00:21Z');
      expect(await judged(scene, people.amara, false)).toBe(429);
    }),
  );

  test(
    'nobody but Auth asks the hook',
    play(async (scene) => {
      const [auth] =
        await scene.owner`select has_schema_privilege('supabase_auth_admin', 'private', 'usage')
        and has_function_privilege('supabase_auth_admin', 'private.judge_password_try(jsonb)', 'execute') as may`;
      expect(auth).toEqual({ may: true });
      for (const who of ['visitor', 'amara', 'femi', 'service'] as const) {
        expect(await scene.attempt(who, `select private.judge_password_try('{}')`)).toBe('42501');
      }
    }),
  );
});

describe('a seal', () => {
  const about = knockOf('amara');

  test.each([
    ['made with another key', () => sealFor(about, 'ab'.repeat(32))],
    ['for another account', (key: string) => sealFor(knockOf('bola'), key)],
    ['for another network', (key: string) => sealFor({ ...about, network: '192.0.2.2' }, key)],
    ['for another device', (key: string) => sealFor({ ...about, device: 'a-phone' }, key)],
    ['for another kind', (key: string) => sealFor({ ...about, kind: 'recovery' }, key)],
    ['of three minutes ago', (key: string) => sealFor(about, key, Date.now() - 240_000)],
    ['of tomorrow', (key: string) => sealFor(about, key, Date.now() + 86_400_000)],
    ['that is none', () => `1805544000000.${'0'.repeat(63)}`],
    ['that is empty', () => ''],
  ])('%s opens nothing and counts for nobody', async (_, make) =>
    stage.play(async (scene) => {
      const seal = make(await keyOf(scene.owner));
      expect(await scene.refused('visitor', (sql) => say(sql, about, seal))).toBe('42501');
      expect(await scene.owner`select 1 from private.tries`).toEqual([]);
    }),
  );

  test(
    'is heard once',
    play(async (scene) => {
      const { seal } = await knock(scene, about);
      const before = await scene.owner`select until from private.tries order by key`;
      expect(await scene.refused('visitor', (sql) => say(sql, about, seal))).toBe('42501');
      expect(await scene.owner`select until from private.tries order by key`).toEqual(before);
    }),
  );
});

describe('the log', () => {
  test(
    'has a line for an account whose tries are used up, and not one for each guess',
    play(async (scene) => {
      for (let n = 0; n < 5; n += 1) {
        await scene.at(`2027-03-15T12:${n}0:00Z`);
        await heard(scene, 9, () => knockOf('amara'));
      }
      const rows = await suspicions(scene);
      expect(rows).toMatchObject([
        {
          name: 'Amara',
          actor_id: null,
          actor_role: 'anon',
          subject: 'applications',
          after: {
            why: 'too many tries',
            new_device: true,
            network: expect.stringMatching(/^[0-9a-f]{8}$/),
          },
        },
      ]);
      await scene.at('2027-03-15T20:00:00Z');
      await heard(scene, 9, () => knockOf('amara'));
      expect(await suspicions(scene)).toHaveLength(2);
    }),
  );

  test(
    'tells of a new device that came in after three failures, and of an old one after five',
    play(async (scene) => {
      const phone = knockOf('bola', { device: 'bolas-phone' });
      for (let n = 0; n < 3; n += 1) await knock(scene, knockOf('amara'));
      for (let n = 0; n < 3; n += 1) await knock(scene, phone);
      await signIn(scene, 'amara', knockOf('amara'));
      await signIn(scene, 'bola', phone);
      expect(await suspicions(scene)).toMatchObject([
        { name: 'Amara', after: { why: 'came in after failures', failures: 3, new_device: true } },
      ]);
    }),
  );

  test(
    'tells of guesses past the app',
    play(async (scene) => {
      for (let n = 0; n < 30; n += 1) await judged(scene, people.amara, false);
      expect(await suspicions(scene)).toMatchObject([
        { name: 'Amara', after: { why: 'too many tries' } },
      ]);
    }),
  );

  test(
    'says nothing of somebody who mistypes twice',
    play(async (scene) => {
      for (let n = 0; n < 2; n += 1) await knock(scene, knockOf('amara'));
      await signIn(scene, 'amara', knockOf('amara'));
      expect(await suspicions(scene)).toEqual([]);
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
