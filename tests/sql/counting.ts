import type postgres from 'postgres';
import { expect } from 'vitest';
import type { Sql } from './stage.ts';

type Owner = Sql | postgres.Sql;

/** Every enrollment's counters, and beside them the same counted from the rows themselves. */
export const counted = (owner: Owner) => owner`
  select e.user_id, e.cohort_id, e.completed_lessons, e.discussion_posts, e.forum_posts,
    (select count(*)::int from lesson_progress p join lessons l on l.id = p.lesson_id
     join modules m on m.id = l.module_id join cohorts c on c.course_id = m.course_id
     where p.user_id = e.user_id and p.completed and c.id = e.cohort_id) as lessons,
    (select count(*)::int from lesson_discussions d
     where d.user_id = e.user_id and d.cohort_id = e.cohort_id) as posts,
    (select count(*)::int from course_forums f where f.user_id = e.user_id and f.cohort_id = e.cohort_id)
    + (select count(*)::int from forum_replies r join course_forums f on f.id = r.forum_post_id
       where r.user_id = e.user_id and f.cohort_id = e.cohort_id) as topics
  from cohort_enrollments e order by e.user_id, e.cohort_id`;

export async function expectExact(owner: Owner): Promise<void> {
  for (const row of await counted(owner)) {
    const { user_id, cohort_id, completed_lessons, discussion_posts, forum_posts } = row;
    expect({ user_id, cohort_id, completed_lessons, discussion_posts, forum_posts }).toEqual({
      user_id,
      cohort_id,
      completed_lessons: row['lessons'],
      discussion_posts: row['posts'],
      forum_posts: row['topics'],
    });
  }
}

/** Every topic's counters, and beside them the same counted from its replies. */
export async function expectTopicsExact(owner: Owner): Promise<void> {
  const rows = await owner`
    select f.id, f.reply_count, f.teacher_reply_count, f.last_activity_at,
      (select count(*)::int from forum_replies r where r.forum_post_id = f.id and r.hidden_at is null) as replies,
      (select count(*)::int from forum_replies r
       where r.forum_post_id = f.id and r.hidden_at is null and r.is_teacher_response) as by_teachers,
      greatest(f.created_at, (select max(r.created_at) from forum_replies r
        where r.forum_post_id = f.id and r.hidden_at is null)) as latest
    from course_forums f order by f.id`;
  for (const row of rows)
    expect([
      row['id'],
      row['reply_count'],
      row['teacher_reply_count'],
      row['last_activity_at'],
    ]).toEqual([row['id'], row['replies'], row['by_teachers'], row['latest']]);
}

export const mark = (who: string, lesson: number, done: boolean) => (sql: Sql) => sql`
  insert into lesson_progress (user_id, lesson_id, completed) values (${who}, ${lesson}, ${done})
  on conflict (user_id, lesson_id) do update set completed = excluded.completed`;
export const post = (who: string, lesson: number, cohort: number) => (sql: Sql) => sql`
  insert into lesson_discussions (lesson_id, cohort_id, user_id, content)
  values (${lesson}, ${cohort}, ${who}, 'words') returning id`;
export const topic = (who: string, cohort: number) => (sql: Sql) => sql`
  insert into course_forums (course_id, cohort_id, user_id, title, content)
  values (101, ${cohort}, ${who}, 'title', 'words') returning id`;
export const reply = (who: string, to: number) => (sql: Sql) =>
  sql`insert into forum_replies (forum_post_id, user_id, content) values (${to}, ${who}, 'words') returning id`;

export const seatOf = async (owner: Owner, who: string, cohort: number) => {
  const [row] = await owner`
    select * from cohort_enrollments where user_id = ${who} and cohort_id = ${cohort}`;
  return row;
};
