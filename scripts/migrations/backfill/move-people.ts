import type postgres from 'postgres';
import { patiently } from '../patiently.ts';
import type { ByStatus, Course } from './courses.ts';
import { openLegacyCohort } from './legacy-cohort.ts';
import type { Pace } from '../pace.ts';
import { knownStatuses, odd, statusOfOdd } from './statuses.ts';

/** The people that a batch moved, by course and by the status they had. */
export type Moved = Map<string, ByStatus>;

/** Moves the people of `courses` batch by batch, telling after each. Sets their legacyId. */
export async function* movePeople(
  sql: postgres.Sql,
  courses: Course[],
  pace: Pace,
): AsyncGenerator<Moved> {
  const byId = new Map(courses.map((course) => [course.id, course]));
  let last = '0';
  for (;;) {
    const batch = await nextBatch(sql, courses, last, pace.size());
    if (batch.length === 0) return;
    last = batch.at(-1)!.id;
    const touched = [...new Set(batch.map((row) => byId.get(row.course_id)!))];
    const ids = batch.map((row) => row.id);
    const { moved, opened } = await pace.batch(() =>
      patiently(sql, '1s', (tx) => moveBatch(tx, touched, ids)),
    );
    for (const course of touched) course.legacyId = opened.get(course)!;
    yield moved;
  }
}

type Row = { id: string; course_id: string };

/** Enrollments whose person has no seat in the course, or has it in the legacy cohort without a link. */
function nextBatch(sql: postgres.Sql, courses: Course[], last: string, size: number) {
  return sql<Row[]>`
    select e.id, e.course_id from public.enrollments e
    join unnest(${courses.map((c) => c.id)}::bigint[], ${courses.map((c) => c.legacyId)}::bigint[])
      as k (id, legacy_id) on k.id = e.course_id
    where e.id > ${last} and not exists (
      select 1 from public.cohort_enrollments s join public.cohorts c on c.id = s.cohort_id
      where s.user_id = e.user_id and c.course_id = e.course_id
        and (e.cohort_id is not null or c.id is distinct from k.legacy_id))
    order by e.id limit ${size}`;
}

/** Locks in the campus's order: cohorts by id, then people, then enrollments. */
async function moveBatch(
  tx: postgres.TransactionSql,
  courses: Course[],
  ids: string[],
): Promise<{ moved: Moved; opened: Map<Course, string> }> {
  // Every cohort of these courses: nobody takes a seat in one while we look who has none.
  await tx`
    select c.id from public.cohorts c where c.course_id = any (${courses.map((c) => c.id)}::bigint[])
    order by c.id for no key update`;
  const opened = new Map<Course, string>();
  for (const course of courses) {
    opened.set(course, course.legacyId ?? (await openLegacyCohort(tx, course)));
  }
  // Before the enrollments, as a deletion of a person takes them.
  await tx`
    select u.id from auth.users u
    where u.id in (select e.user_id from public.enrollments e where e.id = any (${ids}::bigint[]))
    order by u.id for key share`;
  const places = tx`unnest(
    ${courses.map((c) => c.id)}::bigint[], ${courses.map((c) => opened.get(c)!)}::bigint[])
    as k (course_id, legacy_id)`;
  const seats = await tx<{ course_id: string; status: string; n: number }[]>`
    with older as (
      select e.user_id, e.course_id, k.legacy_id,
        case when e.status = any (${[...knownStatuses]}) then e.status else ${odd} end as status,
        coalesce(e.enrolled_at, e.completed_at, c.created_at) as enrolled_at,
        greatest(coalesce(e.completed_at, e.enrolled_at), (
          select max(p.last_accessed) from public.lesson_progress p
          join public.lessons l on l.id = p.lesson_id
          join public.modules m on m.id = l.module_id and m.course_id = e.course_id
          where p.user_id = e.user_id)) as last_activity_at
      from public.enrollments e
      join ${places} on k.course_id = e.course_id
      join public.courses c on c.id = e.course_id
      where e.id = any (${ids}::bigint[]) and not exists (
        select 1 from public.cohort_enrollments s join public.cohorts h on h.id = s.cohort_id
        where s.user_id = e.user_id and h.course_id = e.course_id)
    ), seated as (
      insert into public.cohort_enrollments (cohort_id, user_id, enrolled_at, status, last_activity_at)
      select o.legacy_id, o.user_id, o.enrolled_at,
        case o.status when ${odd} then ${statusOfOdd} else o.status end, o.last_activity_at
      from older o
      returning cohort_id, user_id
    )
    select o.course_id, o.status, count(*)::int as n
    from seated s join older o on o.legacy_id = s.cohort_id and o.user_id = s.user_id
    group by o.course_id, o.status`;
  await tx`
    update public.enrollments e set cohort_id = k.legacy_id
    from ${places}
    where k.course_id = e.course_id and e.id = any (${ids}::bigint[])
      and e.cohort_id is distinct from k.legacy_id and exists (
        select 1 from public.cohort_enrollments s
        where s.user_id = e.user_id and s.cohort_id = k.legacy_id)`;
  const moved: Moved = new Map();
  for (const { course_id, status, n } of seats) {
    moved.set(course_id, (moved.get(course_id) ?? new Map<string, number>()).set(status, n));
  }
  return { moved, opened };
}
