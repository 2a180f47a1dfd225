import type postgres from 'postgres';
import type { Say } from '../alone.ts';
import { outwait } from '../outwait.ts';
import { startPace } from '../pace.ts';
import { patiently } from '../patiently.ts';

/**
 * People went on learning while there were no cohorts, and lessons were deleted: brings the counters of those for whom
 * a recount gives something else up to date, and the last activity of those who were active since. Gives how many.
 */
export async function recountSince(sql: postgres.Sql, takenAt: string, say: Say): Promise<number> {
  // Whoever is just writing, and saw no seat to count for, is to be counted here.
  await outwait(sql, say);
  const people = await sql<{ id: string; active: boolean }[]>`
    with lessons as (
      select p.user_id, m.course_id, count(*) filter (where p.completed) as done,
        bool_or(p.last_accessed > ${takenAt}) as active
      from public.lesson_progress p
      join public.lessons l on l.id = p.lesson_id join public.modules m on m.id = l.module_id
      group by p.user_id, m.course_id
    ), posts as (
      select d.user_id, d.cohort_id, count(*) as n from public.lesson_discussions d group by 1, 2
    ), topics as (
      select f.user_id, f.cohort_id, count(*) as n from (
        select user_id, cohort_id from public.course_forums
        union all
        select r.user_id, f.cohort_id from public.forum_replies r join public.course_forums f on f.id = r.forum_post_id
      ) f group by 1, 2
    )
    select s.user_id as id, bool_or(coalesce(l.active, false)) as active
    from public.cohort_enrollments s
    join public.cohorts c on c.id = s.cohort_id
    left join lessons l on l.user_id = s.user_id and l.course_id = c.course_id
    left join posts p on p.user_id = s.user_id and p.cohort_id = s.cohort_id
    left join topics t on t.user_id = s.user_id and t.cohort_id = s.cohort_id
    where coalesce(l.active, false)
      or (s.completed_lessons, s.discussion_posts, s.forum_posts)
        is distinct from (coalesce(l.done, 0)::int, coalesce(p.n, 0)::int, coalesce(t.n, 0)::int)
    group by s.user_id order by s.user_id`;
  const pace = startPace();
  for (let i = 0; i < people.length;) {
    const some = people.slice(i, i + pace.size());
    const ids = (active: boolean) =>
      some.filter((person) => person.active === active).map(({ id }) => id);
    await pace.batch(() =>
      patiently(sql, '1s', async (tx) => {
        // As a statement on their tables would, before anybody is locked (decision 7).
        await tx`select private.lock_campus(alone => false)`;
        await tx`select private.lock_people(${some.map(({ id }) => id)}::uuid[])`;
        await tx`select private.recount(${ids(false)}::uuid[]), private.note_progress(${ids(true)}::uuid[])`;
      }),
    );
    i += some.length;
  }
  return people.length;
}
