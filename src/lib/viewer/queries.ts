import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Viewer } from './viewer';

/** For pages that ask nothing else; every other page question answers its viewer along. */
export async function findViewer(db: Db): Promise<Viewer | null> {
  return unwrap(await db.rpc('viewer')) as Viewer | null;
}
