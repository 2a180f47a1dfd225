import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import { settings } from '../db/settings';
import { sealOf } from './seal';

export interface Knock {
  kind: 'sign_in' | 'sign_up' | 'confirmation' | 'recovery';
  /** The e-mail address, in lower case. */
  account: string;
  /** From `networkOf`. */
  network: string;
  /** From `deviceOf`; '' for a device that has not signed in to this account before. */
  device: string;
}

/** Nobody can bring this about but the operator, who reads it in the log. */
const UNHEARD =
  'The database does not know the seal of the app: CAMPUS_SEAL_KEY is not its key (npm run db:seal), or the two clocks differ by minutes.';

/**
 * Asks whether this may be tried now, and counts it.
 *
 * @returns the seal with which a success is reported; null where the operator gave no key and nothing is counted
 * @throws Refusal C4290 with the seconds to wait as its detail
 * @throws Error when the key is not the database's
 */
export async function knock(
  db: Db,
  { kind, account, network, device }: Knock,
): Promise<string | null> {
  const key = settings.sealKey;
  if (key === null) return null;
  const seal = sealOf(key, [kind, account, network, device], Date.now());
  const result = await db.rpc('knock', { kind, account, network, device, seal });
  if (result.error?.code === '42501') throw new Error(UNHEARD, { cause: result.error });
  unwrap(result);
  return seal;
}

/** Takes the try of a sign-in that succeeded off again. The person must be signed in with `db`. */
export async function comeIn(db: Db, seal: string | null): Promise<void> {
  if (seal !== null) unwrap(await db.rpc('come_in', { seal }));
}
