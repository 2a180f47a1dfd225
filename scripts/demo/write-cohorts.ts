import type { TransactionSql } from 'postgres';
import type { CohortKey, DemoCohort, Post, Story, Thread } from './shape.ts';
import { instant, named, type Written } from './written.ts';

/** A cohort with its schedule. */
export async function writeCohort(
  sql: TransactionSql,
  cohort: DemoCohort,
  written: Written,
): Promise<void> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into public.cohorts
      (course_id, name, start_date, end_date, max_students, time_zone, unlock_time, created_by)
    values (${named(written.courses, cohort.course)}, ${cohort.name}, ${cohort.startDate},
      ${cohort.endDate}, ${cohort.maxStudents}, ${cohort.timeZone}, ${cohort.unlockTime},
      ${named(written.people, 'femi')})
    returning id`;
  written.cohorts.set(cohort.key, { id, timeZone: cohort.timeZone });
  for (const [order, moduleId] of named(written.modules, cohort.course).entries()) {
    await sql`
      insert into public.cohort_schedules (cohort_id, module_id, unlock_date)
      values (${id}, ${moduleId}, ${cohort.unlockDates[order] ?? cohort.startDate})`;
  }
}

/** Who is in which cohort, and for whom a seat is held. */
export async function writeSeats(
  sql: TransactionSql,
  { seats, invitations }: Story,
  written: Written,
): Promise<void> {
  for (const { cohort, person, status, since, pausedSince } of seats) {
    const { id, timeZone } = named(written.cohorts, cohort);
    await sql`
      insert into public.cohort_enrollments (cohort_id, user_id, status, enrolled_at, paused_at)
      values (${id}, ${named(written.people, person)}, ${status}, ${instant(sql, since, timeZone)},
        ${pausedSince ? instant(sql, pausedSince, timeZone) : null})`;
  }
  for (const { cohort, name, email, since } of invitations) {
    const { id, timeZone } = named(written.cohorts, cohort);
    await sql`
      insert into public.invitations (cohort_id, email, name, invited_by, created_at)
      values (${id}, ${email}, ${name}, ${named(written.people, 'femi')},
        ${instant(sql, since, timeZone)})`;
  }
}

/** A thread with its replies, and theirs. */
export function writeThread(sql: TransactionSql, thread: Thread, written: Written): Promise<void> {
  return writePost(sql, thread, thread, null, written);
}

async function writePost(
  sql: TransactionSql,
  post: Post,
  place: { lesson: string; cohort: CohortKey },
  parent: string | null,
  written: Written,
): Promise<void> {
  const cohort = named(written.cohorts, place.cohort);
  const said = instant(sql, post.at, cohort.timeZone);
  const [{ id }] = await sql<[{ id: string }]>`
    insert into public.lesson_discussions
      (lesson_id, cohort_id, user_id, parent_id, content, is_pinned, created_at, updated_at)
    values (${named(written.lessons, place.lesson)}, ${cohort.id},
      ${named(written.people, post.author)}, ${parent}, ${post.content}, ${post.pinned ?? false},
      ${said}, ${said})
    returning id`;
  for (const reply of post.replies ?? []) await writePost(sql, reply, place, id, written);
}
