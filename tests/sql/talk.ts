import { people, type Name } from '../support/world.ts';
import type { Scene, Sql } from './stage.ts';

export const say =
  (who: Name, content: string, parent: number | null = null) =>
  (sql: Sql) => sql`
  insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content)
  values (301, 401, ${people[who]}, ${parent}, ${content}) returning *`;
export type Post = {
  id: number;
  parent_id: number | null;
  author: string | null;
  content: string | null;
  mine: boolean;
  hidden: boolean;
  hidden_reason: string | null;
  hidden_by_role: string | null;
  is_pinned: boolean;
};
/** The posts that somebody sees under a lesson, in Spring. */
export async function talk(scene: Scene, who: Name, lesson = 301): Promise<Post[]> {
  const [row] = await scene.as(who, (sql) => sql`select lesson_page(${lesson}, 401) as page`);
  return (row!['page'] as { lesson: { talk: { posts: Post[] } } }).lesson.talk.posts;
}
