import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import { PAGE_SIZE } from './page';
import type { RosterQuery } from './query';
import type { RosterRow } from './row';

/**
 * The rows of one page in the order asked for, and one more when there is more.
 * Nobody but those who teach the cohort, and admins, gets a row.
 */
export async function listRoster(
  db: Db,
  cohortId: number,
  { search, status, order, from, backwards }: RosterQuery,
): Promise<RosterRow[]> {
  const rows = unwrap(
    await db.rpc('cohort_roster', {
      cohort_id: cohortId,
      search,
      sort: order.column,
      descending: order.descending !== backwards,
      page_size: PAGE_SIZE + 1,
      ...(status && { with_status: status }),
      ...(from && { after: from }),
    }),
  ) as RosterRow[];
  return backwards ? rows.toReversed() : rows;
}
