import type postgres from 'postgres';
import { seatsOf, type Course } from './courses.ts';

/** The guide's size, for courses that fit into it. */
const usualSeats = 1000;

/** Opens a course's legacy cohort, in the transaction that moves the first people in. Gives its id. */
export async function openLegacyCohort(
  sql: postgres.TransactionSql,
  course: Course,
): Promise<string> {
  const seats = Math.max(usualSeats, seatsOf(course.states.get('waiting')));
  // Without an end it goes on as self-paced courses do. A cohort of this name that somebody else opened is theirs.
  const [cohort] = await sql<{ id: string }[]>`
    insert into public.cohorts (course_id, name, start_date, status, max_students, time_zone, created_by)
    select c.id, (
        select n.name from (
          select 'Legacy Cohort' || case when i > 1 then ' ' || i else '' end as name, i
          from generate_series(1, 1000) as i) n
        where not exists (select 1 from public.cohorts o where o.course_id = c.id and o.name = n.name)
        order by n.i limit 1),
      ${course.firstDay}::date, 'active', ${seats}, 'UTC', c.created_by
    from public.courses c where c.id = ${course.id}
    returning id`;
  return cohort!.id;
}

/** People who enrolled during the move took seats, too: no legacy cohort holds more than it says. */
export async function fitLegacyCohorts(sql: postgres.Sql, ids: string[]): Promise<void> {
  for (const id of ids) {
    await sql`
      with locked as materialized (select (private.lock_cohort(${id})).id)
      update public.cohorts c set max_students = private.seats_taken(c.id)
      from locked l where c.id = l.id and c.max_students < private.seats_taken(c.id)`;
  }
}
