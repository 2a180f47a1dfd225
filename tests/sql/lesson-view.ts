import { expect } from 'vitest';
import { people, type Name } from '../support/world.ts';
import type { Scene } from './stage.ts';

type Page = {
  lesson: {
    gate: {
      open: boolean;
      may_write: boolean;
      why: string;
      opens_at: string | null;
      closes_at: string | null;
    };
    content: { text_content: string } | null;
    talk: unknown;
    may_post: boolean;
    name: string;
  } | null;
};

/** What somebody finds at a lesson: the row, the page and a completion must agree on whether it is open. */
export async function lookAt(scene: Scene, who: Name, lesson: number) {
  return scene.as(who, async (sql) => {
    const rows = await sql`select text_content from lessons where id = ${lesson}`;
    const [answer] = await sql`select lesson_page(${lesson}) as page`;
    const page = (answer!['page'] as Page).lesson;
    const open = rows.length === 1;
    expect(page?.content?.text_content ?? null).toBe(open ? rows[0]!['text_content'] : null);
    expect(page?.gate.open ?? false).toBe(open);
    if (!open) expect(page?.talk ?? null).toBeNull();
    return {
      open,
      why: page?.gate.why,
      opensAt: page?.gate.opens_at,
      mayWrite: page?.gate.may_write,
      name: page?.name,
    };
  });
}
export const isOpen = async (scene: Scene, who: Name, lesson: number) =>
  (await lookAt(scene, who, lesson)).open;
export const finish = (scene: Scene, who: Name, lesson: number) =>
  scene.refused(
    who,
    (
      sql,
    ) => sql`insert into lesson_progress (user_id, lesson_id, completed) values (${people[who]}, ${lesson}, true)
      on conflict (user_id, lesson_id) do update set completed = true`,
  );

export async function seat(scene: Scene, who: Name, cohort: number, status = 'active') {
  await scene.owner`insert into cohort_enrollments (cohort_id, user_id, status) values (${cohort}, ${people[who]}, ${status})`;
}
