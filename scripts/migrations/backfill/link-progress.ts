import type postgres from 'postgres';
import { patiently } from '../patiently.ts';
import type { Pace } from '../pace.ts';

/**
 * Links the progress of moved people to the cohort they were moved to, walking once over all rows by id, and tells
 * after each batch how many rows it passed and linked. Rows that somebody is just writing are passed over.
 */
export async function* linkProgress(
  sql: postgres.Sql,
  pace: Pace,
): AsyncGenerator<{ passed: number; linked: number }> {
  let last = '0';
  for (;;) {
    const [window] = await sql<{ end: string | null; n: number }[]>`
      select max(w.id) as end, count(*)::int as n from (
        select p.id from public.lesson_progress p where p.id > ${last} order by p.id limit ${pace.size()}) w`;
    if (!window?.end) return;
    const [from, to] = [last, window.end];
    last = to;
    const began = performance.now();
    const linked = await patiently(sql, '1s', (tx) => linkBatch(tx, from, to));
    pace.took(performance.now() - began);
    yield { passed: window.n, linked };
  }
}

/** Nobody is waited for while rows are locked, so a student who writes several rows meets no deadlock. */
async function linkBatch(tx: postgres.TransactionSql, after: string, upTo: string) {
  const { count } = await tx`
    with chosen as materialized (
      select p.id, e.cohort_id
      from public.lesson_progress p
      join public.lessons l on l.id = p.lesson_id
      join public.modules m on m.id = l.module_id
      join public.enrollments e on e.user_id = p.user_id and e.course_id = m.course_id
      where p.id > ${after} and p.id <= ${upTo} and p.cohort_id is null and e.cohort_id is not null
      for no key update of p skip locked
    )
    update public.lesson_progress p set cohort_id = chosen.cohort_id,
      -- A row that came without the time of its completion would be given today's by its trigger.
      completed_at = coalesce(p.completed_at, case when p.completed then p.last_accessed end)
    from chosen where p.id = chosen.id`;
  return count;
}
