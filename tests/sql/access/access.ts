import { describe, expect, test } from 'vitest';
import { people, type Name } from '../../support/world.ts';
import { fingerprint, type Stage } from '../stage.ts';

type Who = Name | 'visitor' | 'service';
/** Who, what it would mean in words, the statement, and the refusal (0: it moves no row). */
type Forbidden = [who: Who, what: string, statement: string, outcome: string | 0];
type Allowed = [who: Who, what: string, statement: string];

export type Access = {
  table: string;
  /** A query whose only column tells the rows apart, in words. */
  rows: string;
  /** What each sees; people who are not named see nothing, without an error. */
  sees: { [who in Who]?: string[] | '42501' };
  may: Allowed[];
  mayNot: Forbidden[];
};

/** Everybody who is somebody in the story: each with another standing. */
const everybody: Record<Who, string> = {
  visitor: 'a visitor',
  amara: 'Amara, who learns in Spring,',
  bola: 'Bola, her classmate,',
  ben: 'Ben, who left Spring,',
  chidi: 'Chidi, who waits for Spring,',
  goran: 'Goran, who pauses in Spring,',
  lea: 'Lea, who finished Spring,',
  hana: 'Hana of the sister cohort',
  ivo: 'Ivo of another course',
  jun: 'Jun, who goes at her own pace,',
  kofi: 'Kofi, who is new,',
  mats: 'Mats, who was rejected,',
  tove: 'Tove, whose role is not approved,',
  dana: 'Dana, who teaches Open data,',
  esi: 'Esi, who teaches another course,',
  femi: 'Femi, the admin,',
  service: 'the service key',
};

const names = Object.entries(people).map(([name, id]) => [id, name] as const);
const inWords = (text: string) =>
  names.reduce((said, [id, name]) => said.replaceAll(id, name), text);

export function testAccess(stage: Stage, { table, rows, sees, may, mayNot }: Access): void {
  describe(table, () => {
    for (const [who, title] of Object.entries(everybody) as [Who, string][]) {
      const expected = sees[who] ?? [];
      const said = expected === '42501' ? 'is refused to read' : `reads ${expected.length} rows of`;
      test(`${title} ${said} ${table}`, () =>
        stage.play(async (scene) => {
          let seen: string[] = [];
          const code = await scene.refused(who, async (sql) => {
            await sql.unsafe(`select * from ${table}`);
            const found = await sql.unsafe(rows).values();
            seen = found.map(([word]) => inWords(String(word)));
          });
          expect(code ?? seen.toSorted()).toEqual(
            typeof expected === 'string' ? expected : expected.toSorted(),
          );
        }));
    }

    for (const [who, what, statement] of may) {
      test(`${everybody[who]} may ${what}`, () =>
        stage.play(async (scene) => {
          const before = await fingerprint(scene.owner, table);
          expect(await scene.attempt(who, statement)).toBe(1);
          expect(await fingerprint(scene.owner, table)).not.toBe(before);
        }));
    }

    for (const [who, what, statement, outcome] of mayNot) {
      test(`${everybody[who]} may not ${what}`, () =>
        stage.play(async (scene) => {
          const before = await fingerprint(scene.owner, table);
          expect(await scene.attempt(who, statement)).toBe(outcome);
          expect(await fingerprint(scene.owner, table)).toBe(before);
        }));
    }
  });
}

/** The same forbidden act, tried by several people. */
export function nobodyOf(
  whos: Who[],
  what: string,
  statement: string | ((who: Who) => string),
  outcome: string | 0,
): Forbidden[] {
  return whos.map((who) => [
    who,
    what,
    typeof statement === 'string' ? statement : statement(who),
    outcome,
  ]);
}

/** An id of the story as an SQL literal. */
export const the = (name: Name) => `'${people[name]}'`;
