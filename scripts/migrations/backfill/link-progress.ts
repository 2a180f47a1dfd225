import type postgres from 'postgres';
import type { Pace } from '../pace.ts';
import { patiently } from '../patiently.ts';
import { planByIndex } from '../plans.ts';

/**
 * Links the progress of moved people to the cohort they were moved to, walking once over all rows by id, and tells
 * after each batch how many rows it linked. Rows that somebody is just writing are passed over, and waited for in the
 * end, each by itself.
 */
export async function* linkProgress(sql: postgres.Sql, pace: Pace): AsyncGenerator<number> {
  await planByIndex(sql, true);
  for (let last = '0'; ;) {
    const [window] = await sql<{ end: string | null }[]>`
      select max(w.id) as end from (
        select p.id from public.lesson_progress p where p.id > ${last} order by p.id limit ${pace.size()}) w`;
    if (!window?.end) break;
    const [from, to] = [last, window.end];
    last = to;
    yield await pace.batch(() =>
      patiently(sql, '1s', (tx) =>
        linkBatch(tx, tx`p.id > ${from} and p.id <= ${to}`, tx`skip locked`),
      ),
    );
  }
  await planByIndex(sql, false);
  for (const { id } of await unlinked(sql)) {
    yield await patiently(sql, '1s', (tx) => linkBatch(tx, tx`p.id = ${id}`));
  }
}

/** Those that were passed over. */
const unlinked = (sql: postgres.Sql) => sql<{ id: string }[]>`
  select p.id
  from public.lesson_progress p
  join public.lessons l on l.id = p.lesson_id
  join public.modules m on m.id = l.module_id
  join public.enrollments e on e.user_id = p.user_id and e.course_id = m.course_id
  where p.cohort_id is null and e.cohort_id is not null`;

/** While rows are locked nobody is waited for, so a student who writes several rows meets no deadlock. */
async function linkBatch(
  tx: postgres.TransactionSql,
  which: postgres.PendingQuery<postgres.Row[]>,
  busy = tx``,
): Promise<number> {
  const { count } = await tx`
    with chosen as materialized (
      select p.id, e.cohort_id
      from public.lesson_progress p
      join public.lessons l on l.id = p.lesson_id
      join public.modules m on m.id = l.module_id
      join public.enrollments e on e.user_id = p.user_id and e.course_id = m.course_id
      where ${which} and p.cohort_id is null and e.cohort_id is not null
      for no key update of p ${busy}
    )
    update public.lesson_progress p set cohort_id = chosen.cohort_id,
      -- A row that came without the time of its completion would be given today's by its trigger.
      completed_at = coalesce(p.completed_at, case when p.completed then p.last_accessed end)
    from chosen where p.id = chosen.id`;
  return count;
}
