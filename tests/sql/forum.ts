import type { Forum, Topic } from '../../src/lib/forum/forum.ts';
import type { History } from '../../src/lib/history/history.ts';
import type { Scene, Who } from './stage.ts';

// What somebody sees of a forum.

export async function forumAs(
  scene: Scene,
  who: Who,
  before: { at: string; id: number } | null = null,
  cohort = 401,
): Promise<Forum | null> {
  const [row] = await scene.as(
    who,
    (sql) =>
      sql`select forum_page(${cohort}, ${before?.at ?? null}, ${before?.id ?? null}) as page`,
  );
  return (row!['page'] as { forum: Forum | null }).forum;
}

export async function topicAs(
  scene: Scene,
  who: Who,
  topic = 601,
  from: number | null = null,
): Promise<Topic | null> {
  const [row] = await scene.as(who, (sql) => sql`select topic_page(${topic}, ${from}) as page`);
  return (row!['page'] as { topic: Topic | null }).topic;
}

export async function historyAs(
  scene: Scene,
  who: Who,
  kind: string,
  id: number,
  before: string | null = null,
): Promise<History | null> {
  const [row] = await scene.as(
    who,
    (sql) => sql`select post_history(${kind}, ${id}, ${before}) as page`,
  );
  return (row!['page'] as { post: History | null }).post;
}

/** The first reply to a topic. */
export async function findReply(scene: Scene, topic: number): Promise<number> {
  const [row] = await scene.owner`
    select min(id)::int as id from forum_replies where forum_post_id = ${topic}`;
  return row!['id'] as number;
}
