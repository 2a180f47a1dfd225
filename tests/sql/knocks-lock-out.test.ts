import { describe, expect, test } from 'vitest';
import type { Knock } from '../../src/lib/knocks/commands.ts';
import { people } from '../support/world.ts';
import { heard, judged, knock, knockOf, signIn } from './knocking.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const play = (act: (scene: Scene) => Promise<void>) => () => stage.play(act);
const anywhere = (n: number) => `198.51.${n >> 8}.${n & 255}`;

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
    'by guesses past the app in the very moment in which they sign in on a device of theirs',
    play(async (scene) => {
      await knock(scene, knockOf('amara', { device: 'amaras-phone' }));
      const guesses = [];
      for (let n = 0; n < 300; n += 1) guesses.push(await judged(scene, people.amara, false));
      // Ten on the strength of her knock, and ten past the app.
      expect(guesses.filter((answer) => answer === 'goes on')).toHaveLength(20);
      expect(await judged(scene, people.amara, true)).toBe('goes on');
      await scene.at('2027-03-15T12:01:50Z');
      await judged(scene, people.amara, false);
      expect(await judged(scene, people.amara, true)).toBe('goes on');
      await scene.at('2027-03-15T12:02:01Z');
      expect(await judged(scene, people.amara, true)).toBe(429);
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
