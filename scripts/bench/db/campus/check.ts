import postgres from 'postgres';

/** Recounts two hundred people, and throws when that would change any of their enrollments. */
export async function checkCounters(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const changed = await sql.begin(async (work) => {
      await work`create temp table sample on commit drop as
        select e.* from public.cohort_enrollments e
        where e.user_id in (select s.user_id from public.cohort_enrollments s order by md5(s.id::text) limit 200)`;
      await work`select private.recount(array(select distinct user_id from sample))`;
      const [row] = await work<{ n: number }[]>`
        select count(*)::int as n from sample s join public.cohort_enrollments e on e.id = s.id
        where (e.completed_lessons, e.discussion_posts, e.forum_posts)
          is distinct from (s.completed_lessons, s.discussion_posts, s.forum_posts)`;
      return row?.n ?? 0;
    });
    if (changed > 0) throw new Error(`A recount changes ${changed} of 200 people's enrollments.`);
  } finally {
    await sql.end();
  }
}
