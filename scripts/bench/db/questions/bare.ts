import type { Cast } from '../cast.ts';
import type { Piece, Viewer } from '../question.ts';

/** Pieces that several pages read. Lists are keys as `1, 2, 3`. */

export const person = (viewer: Viewer, at = 'viewer'): Piece => ({
  sql: `select user_id, name, email, role, status, time_zone from public.applications where user_id = '${viewer.id}'`,
  at,
});

export const names = (people: string, at?: string): Piece => ({
  sql: `select user_id, name from public.applications where user_id in (${people})`,
  ...(at && { at }),
});

export const cohorts = (ids: string, at?: string): Piece => ({
  sql: `select * from public.cohorts where id in (${ids})`,
  ...(at && { at }),
});

export const courses = (ids: string, at?: string): Piece => ({
  sql: `select * from public.courses where id in (${ids})`,
  ...(at && { at }),
});

export const modules = (ofCourses: string, at?: string): Piece => ({
  sql: `select id, course_id, name, description, order_index from public.modules where course_id in (${ofCourses})`,
  ...(at && { at }),
});

/** Titles, not texts. */
export const lessons = (ofModules: string, at?: string): Piece => ({
  sql: `select id, module_id, name, slug, video_duration_seconds, order_index from public.lessons where module_id in (${ofModules})`,
  ...(at && { at }),
});

export const schedules = (ofCohorts: string, at?: string): Piece => ({
  sql: `select cohort_id, module_id, unlock_date, lock_date from public.cohort_schedules where cohort_id in (${ofCohorts})`,
  ...(at && { at }),
});

export const seatsTaken = (ofCohorts: string, at?: string): Piece => ({
  sql: `select cohort_id from public.cohort_enrollments where cohort_id in (${ofCohorts}) and status in ('active', 'completed', 'paused')`,
  ...(at && { at }),
});

export const seatsHeld = (ofCohorts: string, at?: string): Piece => ({
  sql: `select cohort_id from public.invitations where cohort_id in (${ofCohorts}) and claimed_at is null and revoked_at is null`,
  ...(at && { at }),
});

export const mySeats = (viewer: Viewer, at?: string): Piece => ({
  sql: `select * from public.cohort_enrollments where user_id = '${viewer.id}'`,
  ...(at && { at }),
});

export const myProgress = (viewer: Viewer, inLessons: string, at?: string): Piece => ({
  sql: `select lesson_id, completed, completed_at from public.lesson_progress where user_id = '${viewer.id}' and lesson_id in (${inLessons}) and completed`,
  ...(at && { at }),
});

/** The keys of a course's parts. */
export async function partsOf(cast: Cast, course: string) {
  const moduleIds = await cast.keys(`select id from public.modules where course_id in (${course})`);
  const lessonIds = await cast.keys(
    `select id from public.lessons where module_id in (${moduleIds})`,
  );
  return { moduleIds, lessonIds };
}
