import type { TransactionSql } from 'postgres';
import type { Topic } from './shape.ts';
import { instant, named, type Written } from './written.ts';

/** A topic of a cohort's forum with its replies. */
export async function writeTopic(
  sql: TransactionSql,
  topic: Topic,
  written: Written,
): Promise<void> {
  const cohort = named(written.cohorts, topic.cohort);
  const said = instant(sql, topic.at, cohort.timeZone);
  const closed = topic.closed ?? null;
  const [{ id }] = await sql<[{ id: string }]>`
    insert into public.course_forums (course_id, cohort_id, user_id, title, content, is_pinned, is_locked,
      closing_reason, created_at, updated_at)
    select c.course_id, c.id, ${named(written.people, topic.author)}, ${topic.title}, ${topic.content},
      ${topic.pinned ?? false}, ${closed !== null}, ${closed}, ${said}, ${said}
    from public.cohorts c where c.id = ${cohort.id}
    returning id`;
  for (const reply of topic.replies ?? []) {
    const replied = instant(sql, reply.at, cohort.timeZone);
    await sql`
      insert into public.forum_replies (forum_post_id, user_id, content, created_at, updated_at)
      values (${id}, ${named(written.people, reply.author)}, ${reply.content}, ${replied}, ${replied})`;
  }
}
