import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';
import type { CourseTexts, LessonTexts } from './course';

/** Makes a draft that the caller teaches, and returns its id. */
export async function addCourse(db: Db, name: string): Promise<number> {
  return unwrap(await db.rpc('add_course', { course_name: name })) as number;
}

/**
 * Saves over the version that the writer saw.
 *
 * @throws Refusal C4080 (detail: a `Theirs` of the row) when somebody saved since; C4004; courses_slug_key
 */
export async function saveCourse(
  db: Db,
  id: number,
  version: number,
  texts: CourseTexts,
): Promise<void> {
  unwrap(await db.rpc('save_course', { course_id: id, version, changes: { ...texts } }));
}

/** Shows a course to everybody, or takes it back to draft. */
export async function publishCourse(db: Db, id: number, published: boolean): Promise<void> {
  const changed = unwrap(
    await db.from('courses').update({ published }).eq('id', id).select('id'),
  ) as unknown[];
  if (changed.length === 0) refuse('C4004');
}

/** Makes a draft with the same modules and lessons, and returns its id. */
export async function copyCourse(db: Db, id: number, newName: string): Promise<number> {
  return unwrap(await db.rpc('copy_course', { course_id: id, new_name: newName })) as number;
}

/** Adds a module at the end, and returns its id. */
export async function addModule(db: Db, courseId: number, name: string): Promise<number> {
  return unwrap(await db.rpc('add_module', { course_id: courseId, module_name: name })) as number;
}

/** @throws Refusal as saveCourse */
export async function saveModule(
  db: Db,
  id: number,
  version: number,
  texts: { name: string; description: string | null },
): Promise<void> {
  unwrap(await db.rpc('save_module', { module_id: id, version, changes: { ...texts } }));
}

/**
 * Puts a module at a place of its course, from 1, whatever order the others have by now.
 *
 * @throws Refusal C4004
 */
export async function moveModule(db: Db, id: number, place: number): Promise<void> {
  unwrap(await db.rpc('move_module', { module_id: id, place }));
}

/** Adds an empty lesson at the end of a module, and returns its id. */
export async function addLesson(db: Db, moduleId: number, name: string): Promise<number> {
  return unwrap(await db.rpc('add_lesson', { module_id: moduleId, lesson_name: name })) as number;
}

/** @throws Refusal as saveCourse */
export async function saveLesson(
  db: Db,
  id: number,
  version: number,
  texts: LessonTexts,
): Promise<void> {
  unwrap(await db.rpc('save_lesson', { lesson_id: id, version, changes: { ...texts } }));
}

/**
 * Puts a lesson into a module of its course, at a place from 1.
 *
 * @param confirmed whether it may close to cohorts to whom it is open now
 * @throws Refusal C4040 (detail: a `TakenAway`) when it would, unconfirmed; C4004, C4041
 */
export async function moveLesson(
  db: Db,
  id: number,
  moduleId: number,
  place: number,
  confirmed: boolean,
): Promise<void> {
  unwrap(await db.rpc('move_lesson', { lesson_id: id, module_id: moduleId, place, confirmed }));
}
