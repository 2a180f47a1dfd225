import { sealOf } from '../../src/lib/knocks/seal.ts';
import type { Knock } from '../../src/lib/knocks/commands.ts';
import { refusal } from '../support/database.ts';
import type { Scene, Sql, Who } from './stage.ts';

/** Somebody at sign-in, from a device that nobody knows, unless `about` says otherwise. */
export const knockOf = (account: string, about: Partial<Knock> = {}): Knock => ({
  kind: 'sign_in',
  account: `${account}@example.org`,
  network: '192.0.2.1',
  device: '',
  ...about,
});

let later = 0;

/** A seal as the app makes it; no two are alike, since the app's clock moves on. */
export const sealFor = ({ kind, account, network, device }: Knock, key: string, at = Date.now()) =>
  sealOf(key, [kind, account, network, device], at + (later++ % 50_000));

export async function keyOf(owner: Sql): Promise<string> {
  const [row] = await owner`select encode(seal_key, 'hex') as key from private.door_keys`;
  return row!['key'] as string;
}

/** One knock as a statement of whoever holds `sql`. */
export const say = (sql: Sql, { kind, account, network, device }: Knock, seal: string) =>
  sql`select knock(${kind}, ${account}, ${network}, ${device}, ${seal})`;

/** Knocks as the app does; the seconds to wait, and the seal of a knock that was heard. */
export async function knock(scene: Scene, about: Knock): Promise<{ wait: number; seal: string }> {
  const seal = sealFor(about, await keyOf(scene.owner));
  const refused = await refusal(scene.as('visitor', (sql) => say(sql, about, seal)));
  if (refused && refused.code !== 'C4290') throw new Error(refused.message);
  return { wait: Number(refused?.detail ?? 0), seal };
}

/** The app knocks, the password is right, and the app says so. */
export async function signIn(scene: Scene, who: Who, about: Knock): Promise<number> {
  const { wait, seal } = await knock(scene, about);
  if (wait === 0) await scene.as(who, (sql) => sql`select come_in(${seal})`);
  return wait;
}

/** How many of `times` knocks are heard before the first that is not. */
export async function heard(scene: Scene, times: number, about: (n: number) => Knock) {
  for (let n = 0; n < times; n += 1) if ((await knock(scene, about(n))).wait > 0) return n;
  return times;
}

/** Auth has judged a password, and asks the hook. */
export async function judged(
  { owner }: Scene,
  userId: string,
  valid: boolean,
): Promise<'goes on' | 429> {
  const [row] = await owner<{ answer: { error?: { http_code: 429 } } }[]>`
    select private.judge_password_try(${owner.json({ user_id: userId, valid })}) as answer`;
  return row!.answer.error?.http_code ?? 'goes on';
}
