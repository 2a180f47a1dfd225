import type { Db } from '../db/client';
import { Refusal, unwrap } from '../db/errors';
import type { ListRow } from './list';
import type { Counts } from './verdict';

/**
 * Keeps a list with a verdict for every line, and returns the import's id.
 *
 * @throws Refusal C4030, C4004, C4011 ended, C4012 not published
 */
export async function planImport(
  db: Db,
  cohortId: number,
  fileName: string,
  rows: ListRow[],
): Promise<number> {
  return unwrap(
    await db.rpc('plan_import', {
      cohort_id: cohortId,
      file_name: fileName,
      rows: rows.map(({ line, email, name }) => ({ line, email, name })),
    }),
  );
}

/**
 * Does what the plan says, or nothing; returns the number of lines by verdict. When the campus has moved on
 * meanwhile, the plan is judged again before C4050 is thrown, so that the page shows how things stand now.
 *
 * @throws Refusal C4030, C4004, C4011, C4012, C4050 out of date, C4051 applied before
 */
export async function applyImport(db: Db, id: number): Promise<Counts> {
  try {
    return unwrap(await db.rpc('apply_import', { import_id: id })) as Counts;
  } catch (failure) {
    if (failure instanceof Refusal && failure.code === 'C4050') await judgeAgain(db, id);
    throw failure;
  }
}

/** Brings a plan up to date, for example after seats were added. @throws Refusal C4030, C4011, C4012 */
export async function judgeAgain(db: Db, id: number): Promise<void> {
  unwrap(await db.rpc('replan_import', { import_id: id }));
}
