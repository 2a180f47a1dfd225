import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Role } from '../viewer/viewer';

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
