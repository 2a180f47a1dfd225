import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';
import { isFelt, isNamed, type Kind, type Subject } from './deletion';
import { findWhatGoes } from './queries';

const TABLES = { course: 'courses', module: 'modules', lesson: 'lessons' } as const;

/**
 * Deletes a course, module or lesson with all that goes with it, and returns what it was. The database keeps the rows.
 *
 * @param typed the name, which is asked for where students lose something
 * @throws Refusal C4004, name_not_typed, C4085 too much to be kept, C4073
 */
export async function deleteSubject(
  db: Db,
  kind: Kind,
  id: number,
  typed: string,
): Promise<Subject> {
  const { subject } = await findWhatGoes(db, kind, id);
  if (!subject) refuse('C4004');
  if (isFelt(subject) && !isNamed(typed, subject.name)) refuse('name_not_typed');
  const gone = unwrap(await db.from(TABLES[kind]).delete().eq('id', id).select('id')) as unknown[];
  if (gone.length === 0) refuse('C4004');
  return subject;
}

/** Undoes a deletion. A second time changes nothing. @throws Refusal C4004, C4086 */
export async function bringBack(db: Db, deletionId: number): Promise<void> {
  unwrap(await db.rpc('bring_back', { deletion_id: deletionId }));
}
