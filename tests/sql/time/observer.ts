import { expect } from 'vitest';
import { people } from '../../support/world.ts';
import type { Scene, Sql, Who } from '../stage.ts';

/** A lesson of each of Open data's three modules. */
const lessons = [301, 303, 304];

/** The one word for what a student may do with a lesson; read-only: open, and neither done nor discussed. */
export type Gate = 'not_started' | 'not_yet' | 'open' | 'read-only' | 'closed';

/** What a cohort is to everybody at one instant. */
export type Sight = {
  /** As visitors are told; null when it is not there for them. */
  status: string | null;
  /** Of the modules 201, 202 and 203, for Kofi, who has a seat. */
  gates: Gate[];
  /** The code that refuses Ivo, who would like a seat; null: he would get it. */
  newcomer: string | null;
};

type Card = { status: string; modules: { id: number; why: string; opens_at: string }[] };
type Lesson = {
  gate: { open: boolean; may_write: boolean; why: string };
  content: { text_content: string } | null;
  talk: unknown;
};

/** Lets everybody try what they would do, of which nothing is kept. To be called once a scene. */
export async function prepare({ owner }: Scene): Promise<void> {
  // Attempts use up ids, and must not come to those of the story.
  await owner.unsafe(`
    alter table lesson_discussions alter column id restart with 100000;
    create function pg_temp.refusal_of(statement text) returns text language plpgsql as $$
    begin
      execute statement;
      raise exception 'undone' using errcode = 'UNDO1';
    exception when others then
      return nullif(sqlstate, 'UNDO1');
    end $$;
    grant execute on function pg_temp.refusal_of(text) to public`);
}

/** The codes that refuse these statements; null where it would be done. */
async function refusals(sql: Sql, statements: string[]): Promise<(string | null)[]> {
  const rows = await sql`
    select pg_temp.refusal_of(s.text) as code from unnest(${statements}::text[]) with ordinality as s (text, nth)
    order by s.nth`;
  return rows.map((row) => row['code'] as string | null);
}

export async function card(scene: Scene, who: Who, cohort: number): Promise<Card | null> {
  const [row] = await scene.as(who, (sql) => sql`select cohort_page(${cohort}) as page`);
  return (row!['page'] as { cohort: Card | null }).cohort;
}

/** What Kofi finds: the rows, the pages, and what is refused must agree on what is open to him. */
const gatesOf = (scene: Scene, cohort: number): Promise<Gate[]> =>
  scene.as('kofi', async (sql) => {
    const texts = await sql`
      select l.text_content as text, lesson_page(id) -> 'lesson' as page
      from unnest(${lessons}::bigint[]) with ordinality as wanted (id, nth)
      left join lessons l using (id) order by nth`;
    const done = await refusals(
      sql,
      lessons.map(
        (lesson) =>
          `insert into lesson_progress (user_id, lesson_id, completed) values ('${people.kofi}', ${lesson}, true)`,
      ),
    );
    const said = await refusals(
      sql,
      lessons.map(
        (lesson) => `insert into lesson_discussions (lesson_id, cohort_id, user_id, content)
          values (${lesson}, ${cohort}, '${people.kofi}', 'A question')`,
      ),
    );
    return texts.map((row, n) => {
      const { gate, content, talk } = row['page'] as Lesson;
      const code = gate.may_write ? null : '42501';
      expect([gate.open, content?.text_content ?? null, talk !== null, done[n], said[n]]).toEqual([
        row['text'] !== null,
        row['text'],
        gate.open,
        code,
        code,
      ]);
      expect(gate.why === 'open').toBe(gate.open);
      return gate.open && !gate.may_write ? 'read-only' : (gate.why as Gate);
    });
  });

const stateOf = (gate: Gate) => {
  if (gate === 'closed') return 'closed';
  return gate === 'open' || gate === 'read-only' ? 'open' : 'locked';
};

/** Looks at a cohort of Open data with everybody's eyes; they must agree. */
export async function look(scene: Scene, cohort: number): Promise<Sight> {
  const gates = await gatesOf(scene, cohort);

  const [office] = await scene.as(
    'dana',
    (sql) => sql`select teaching_cohort(${cohort}) -> 'cohort' as cohort,
      (select count(*)::int from lessons where id = any (${lessons})) as texts`,
  );
  const taught = office!['cohort'] as { status: string; modules: { state: string }[] };
  expect(taught.modules.map(({ state }) => state)).toEqual(gates.map(stateOf));
  expect(office!['texts']).toBe(lessons.length);

  const seen = await card(scene, 'visitor', cohort);
  if (seen) {
    expect(seen.status).toBe(taught.status);
    expect(seen.modules.map(({ why }) => why)).toEqual(lessons.map(() => 'not_enrolled'));
  }
  expect(await scene.refused('visitor', (sql) => sql`select id from lessons`)).toBe('42501');

  const [newcomer] = await scene.as('ivo', (sql) =>
    refusals(sql, [`select enroll_in_cohort(${cohort})`]),
  );
  return { status: seen?.status ?? null, gates, newcomer: newcomer! };
}
