import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Account, Leaving } from './account';
import type { Records } from './export';

/** The viewer's own account, or null when nobody is signed in any more. */
export async function findAccount(db: Db): Promise<Account | null> {
  const account = unwrap(await db.rpc('my_account')) as unknown as Account;
  return account.viewer && account;
}

/** What would go with the viewer's account, or null when nobody is signed in any more. */
export async function findLeaving(db: Db): Promise<Leaving | null> {
  const leaving = unwrap(await db.rpc('what_i_leave')) as unknown as Leaving;
  return leaving.viewer && leaving;
}

/** Everything that hangs on the viewer, part by part. */
export async function listMyData(db: Db): Promise<Records[]> {
  return unwrap(await db.rpc('my_data')) as unknown as Records[];
}
