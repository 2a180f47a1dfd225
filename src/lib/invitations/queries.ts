import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Invitation } from './invitation';

/** The next invitations of a cohort whose mail is still to be sent, in the order they were made. */
export async function listUnmailed(
  db: Db,
  cohortId: number,
  after: number,
  limit: number,
): Promise<Invitation[]> {
  return unwrap(
    await unmailed(db, cohortId).gt('id', after).order('id').limit(limit),
  ) as Invitation[];
}

export async function countUnmailed(db: Db, cohortId: number): Promise<number> {
  const { count, ...result } = await unmailed(db, cohortId, { count: 'exact', head: true });
  unwrap(result);
  return count ?? 0;
}

function unmailed(db: Db, cohortId: number, options?: { count: 'exact'; head: true }) {
  return db
    .from('invitations')
    .select('id, cohort_id, email, name', options)
    .eq('cohort_id', cohortId)
    .is('claimed_at', null)
    .is('revoked_at', null)
    .is('mailed_at', null);
}
