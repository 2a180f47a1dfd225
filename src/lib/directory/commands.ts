import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import { log } from '../log/log';
import { described } from '../log/words';
import type { Role } from '../viewer/viewer';
import type { Decision } from './decision';

/** @throws Refusal C4030, C4004, C4031 one's own role, C4032 the last admin */
export async function setRole(db: Db, person: string, role: Role): Promise<void> {
  unwrap(await db.rpc('set_role', { person, new_role: role }));
}

/**
 * Makes a person the teacher of a course, instead of whoever it is now.
 *
 * @throws Refusal C4030, C4004, C4033 the person is no teacher
 */
export async function handOverCourse(db: Db, courseId: number, person: string): Promise<void> {
  unwrap(await db.rpc('hand_over_course', { course_id: courseId, person }));
}

/**
 * Decides the applications of all these people, or of nobody.
 *
 * @returns how many were decided otherwise before
 * @throws Refusal C4030, C4004, C4035 oneself, C4032 the last admin
 */
export async function decideApplications(
  db: Db,
  people: string[],
  decision: Decision,
  reason: string,
): Promise<number> {
  switch (decision) {
    case 'approve':
      return unwrap(await db.rpc('approve_applications', { people }));
    case 'reject':
      return unwrap(await db.rpc('reject_applications', { people, reason }));
    case 'reopen':
      return unwrap(await db.rpc('reopen_applications', { people }));
  }
}

/**
 * Takes back an act on somebody's role or application.
 *
 * @throws Refusal C4030, C4004, C4035, C4032, C4074 it was changed again since
 */
export async function undoAct(db: Db, act: number): Promise<void> {
  unwrap(await db.rpc('undo_act', { act }));
}

/**
 * Keeps somebody out of the database from this moment on, and ends their sessions.
 *
 * @throws Refusal C4030, C4004, C4035 oneself, C4032 the last admin
 */
export async function suspend(db: Db, person: string, reason: string): Promise<void> {
  unwrap(await db.rpc('suspend', { person, reason }));
}

/** @throws Refusal C4030, C4004, C4035 */
export async function restore(db: Db, person: string): Promise<void> {
  unwrap(await db.rpc('restore', { person }));
}

const FOR_EVER = '876000h';

/**
 * Has Auth refuse somebody's passwords and refresh tokens, or take them again.
 *
 * @param service the client with the service key, which alone may
 * @returns whether Auth has heard it; what the database says holds either way
 */
export async function bar(service: Db, person: string, out: boolean): Promise<boolean> {
  const ban_duration = out ? FOR_EVER : 'none';
  const { error } = await service.auth.admin.updateUserById(person, { ban_duration });
  if (error) log('error', { about: 'Auth was not told who is suspended.', ...described(error) });
  return error === null;
}
