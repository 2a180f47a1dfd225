import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Viewer } from '../viewer/viewer';
import type { Answer } from './answer';
import type { CohortStanding, SelfPacedStanding } from './standing';

export interface Dashboard {
  viewer: Viewer | null;
  enrollments: CohortStanding[];
  self_paced: SelfPacedStanding[];
  answers: Answer[];
}

/** Where the viewer stands in each of their courses. */
export async function findDashboard(db: Db): Promise<Dashboard> {
  return unwrap(await db.rpc('dashboard')) as unknown as Dashboard;
}
