import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';
import { findViewer } from '../viewer/queries';
import type { Viewer } from '../viewer/viewer';
import type { Office, OfficeCohort, Overview } from './office';

export async function findOffice(db: Db): Promise<Overview> {
  const answer = unwrap(await db.rpc('admin_overview')) as unknown as { viewer: Viewer } & Office;
  return { viewer: answer.viewer, office: answer.courses ? answer : null };
}

/** A cohort for those who teach or administer it; null for anybody else. */
export async function findOfficeCohort(
  db: Db,
  id: number,
): Promise<{ viewer: Viewer | null; cohort: OfficeCohort | null }> {
  return unwrap(await db.rpc('teaching_cohort', { cohort_id: id })) as unknown as {
    viewer: Viewer | null;
    cohort: OfficeCohort | null;
  };
}

export interface CourseChoice {
  id: number;
  name: string;
  published: boolean;
}

/** Every course that the viewer sees, by name. */
export async function listCourses(db: Db): Promise<CourseChoice[]> {
  return unwrap(await db.from('courses').select('id, name, published').order('name').order('id'));
}

/**
 * For what is costly to read, or done with the service key: stops everybody but admins first.
 *
 * @throws Refusal C4030
 */
export async function requireAdmin(db: Db): Promise<Viewer> {
  const viewer = await findViewer(db);
  return viewer?.role === 'admin' ? viewer : refuse('C4030');
}
