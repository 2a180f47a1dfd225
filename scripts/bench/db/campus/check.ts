import postgres from 'postgres';

/** Recounts two hundred people and topics, and throws when that would change any of their counters. */
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
    const topics = await sql.begin(async (work) => {
      await work`create temp table topics on commit drop as
        select f.* from public.course_forums f order by md5(f.id::text) limit 200`;
      await work`select private.recount_topics(array(select id from topics))`;
      const [row] = await work<{ n: number }[]>`
        select count(*)::int as n from topics t join public.course_forums f on f.id = t.id
        where (f.reply_count, f.teacher_reply_count, f.last_activity_at)
          is distinct from (t.reply_count, t.teacher_reply_count, t.last_activity_at)`;
      return row?.n ?? 0;
    });
    if (topics > 0) throw new Error(`A recount changes ${topics} of 200 topics.`);
  } finally {
    await sql.end();
  }
}
