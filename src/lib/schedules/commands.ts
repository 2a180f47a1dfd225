import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { ModuleDays } from './schedule';

/**
 * Sets the days of the modules named, all or none of them.
 *
 * @param confirmed whether modules that are open now may close
 * @throws Refusal C4040 (detail: a `TakenAway`) when they would, unconfirmed; C4004, C4041
 */
export async function setSchedule(
  db: Db,
  cohortId: number,
  rows: ModuleDays[],
  confirmed: boolean,
): Promise<void> {
  unwrap(await db.rpc('set_schedule', { cohort_id: cohortId, rows, confirmed }));
}
