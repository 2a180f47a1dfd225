import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { ImportPage } from './import';
import type { Verdict } from './verdict';

/** A plan with its numbers and the 100 lines after `after`; without an import for those who are not admins. */
export async function importPage(
  db: Db,
  id: number,
  verdict: Verdict | undefined,
  after: number,
): Promise<ImportPage> {
  const asked = { import_id: id, after_line: after, ...(verdict && { verdict }) };
  return unwrap(await db.rpc('import_page', asked)) as unknown as ImportPage;
}

export interface ImportEntry {
  id: number;
  file_name: string;
  created_at: string;
  applied_at: string | null;
}

/** The newest lists that were brought to a cohort. */
export async function listImports(db: Db, cohortId: number): Promise<ImportEntry[]> {
  return unwrap(
    await db
      .from('imports')
      .select('id, file_name, created_at, applied_at')
      .eq('cohort_id', cohortId)
      .order('id', { ascending: false })
      .limit(10),
  ) as ImportEntry[];
}
