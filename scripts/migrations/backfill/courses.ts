import type postgres from 'postgres';
import { knownStatuses, odd, takesSeat } from './statuses.ts';

/**
 * What is with an older enrollment: `there`: its person sits in the course's legacy cohort; `unlinked`: the same, but
 * the enrollment does not say so; `elsewhere`: the person has to do with another cohort of the course; `waiting`:
 * with none.
 */
export type State = 'there' | 'unlinked' | 'elsewhere' | 'waiting';

/** How many of each status (or `odd`). */
export type ByStatus = Map<string, number>;

/** A course with older enrollments, as it is now. */
export type Course = {
  id: string;
  name: string;
  /** The cohort that its moved enrollments name; null before the first. */
  legacyId: string | null;
  hasOtherCohorts: boolean;
  /** The day, in UTC, from which a cohort has to run so that nobody in it waits for its start. */
  firstDay: string;
  states: Map<State, ByStatus>;
};

export const total = (counts: ByStatus | undefined) =>
  [...(counts?.values() ?? [])].reduce((sum, n) => sum + n, 0);

export const seatsOf = (counts: ByStatus | undefined) =>
  [...(counts ?? [])].reduce((sum, [status, n]) => sum + (takesSeat(status) ? n : 0), 0);

/** A teacher may have named a cohort "Legacy Cohort", so not the name tells which one is the backfill's. */
export const legacyCohorts = `
  select e.course_id, min(e.cohort_id) as id from public.enrollments e
  join public.cohorts c on c.id = e.cohort_id and c.course_id = e.course_id
  group by e.course_id`;

type Row = Omit<Course, 'states'> & { state: State; status: string; n: number };

export async function readCourses(sql: postgres.Sql | postgres.TransactionSql): Promise<Course[]> {
  const rows = await sql<Row[]>`
    with legacy as (${sql.unsafe(legacyCohorts)}), seated as (
      select s.user_id, c.course_id, coalesce(bool_or(c.id = l.id), false) as here
      from public.cohort_enrollments s
      join public.cohorts c on c.id = s.cohort_id
      left join legacy l on l.course_id = c.course_id
      group by s.user_id, c.course_id
    ), judged as (
      select e.course_id, min(e.enrolled_at) as first, count(*) as n,
        case when e.status = any (${[...knownStatuses]}) then e.status else ${odd} end as status,
        case when s.here and e.cohort_id is null then 'unlinked' when s.here then 'there'
          when s.user_id is not null then 'elsewhere' else 'waiting' end as state
      from public.enrollments e
      left join seated s on s.user_id = e.user_id and s.course_id = e.course_id
      group by e.course_id, 4, 5
    )
    select c.id, c.name, l.id as "legacyId", j.state, j.status, j.n::int,
      exists (select 1 from public.cohorts o where o.course_id = c.id and o.id is distinct from l.id)
        as "hasOtherCohorts",
      greatest('1000-01-01', (least(
        c.created_at, private.clock(), min(j.first) over (partition by c.id)) at time zone 'UTC')::date)::text
        as "firstDay"
    from judged j
    join public.courses c on c.id = j.course_id
    left join legacy l on l.course_id = c.id
    order by c.id, j.status`;
  const courses = new Map<string, Course>();
  for (const { state, status, n, ...rest } of rows) {
    const course = courses.get(rest.id) ?? { ...rest, states: new Map<State, ByStatus>() };
    courses.set(rest.id, course);
    const counts = course.states.get(state) ?? new Map<string, number>();
    course.states.set(state, counts.set(status, n));
  }
  return [...courses.values()];
}
