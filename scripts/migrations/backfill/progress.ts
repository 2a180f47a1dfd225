import type postgres from 'postgres';
import { legacyCohorts } from './courses.ts';

/** The progress rows of a course's lessons, by where they are linked or why they are not. */
export type ProgressCounts = {
  rows: number;
  linked: number;
  elsewhere: number;
  unlinked: number;
  /** Without link: the person's enrollment stayed self-paced. */
  stayed: number;
  /** Without link: the person has no older enrollment in the course. */
  without: number;
};

export async function readProgress(
  sql: postgres.Sql | postgres.TransactionSql,
): Promise<Map<string, ProgressCounts>> {
  const rows = await sql<(ProgressCounts & { id: string })[]>`
    with legacy as (${sql.unsafe(legacyCohorts)})
    select m.course_id as id, count(*)::int as rows,
      count(*) filter (where p.cohort_id = g.id)::int as linked,
      count(*) filter (where p.cohort_id is distinct from g.id and p.cohort_id is not null)::int as elsewhere,
      count(*) filter (where p.cohort_id is null and e.cohort_id is not null)::int as unlinked,
      count(*) filter (where p.cohort_id is null and e.cohort_id is null and e.id is not null)::int as stayed,
      count(*) filter (where p.cohort_id is null and e.id is null)::int as without
    from public.lesson_progress p
    join public.lessons l on l.id = p.lesson_id
    join public.modules m on m.id = l.module_id
    left join public.enrollments e on e.user_id = p.user_id and e.course_id = m.course_id
    left join legacy g on g.course_id = m.course_id
    group by m.course_id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
