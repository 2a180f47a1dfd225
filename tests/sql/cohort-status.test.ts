import { describe, expect, test } from 'vitest';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();

describe('the status follows the dates', () => {
  const status = async (scene: Scene, cohort: number) => {
    const [row] = await scene.as('visitor', (sql) => sql`select cohort_page(${cohort}) as page`);
    return (row!['page'] as { cohort: { status: string } | null }).cohort?.status;
  };
  const days: [string, string][] = [
    ['2027-02-28T22:59:59Z', 'upcoming'],
    ['2027-02-28T23:00:00Z', 'active'],
    ['2027-05-30T21:59:59Z', 'active'],
    ['2027-05-30T22:00:00Z', 'completed'],
  ];
  for (const [instant, word] of days) {
    test(`at ${instant} Spring is ${word}, whatever word is stored`, () =>
      stage.play(async (scene) => {
        await scene.at(instant);
        expect(await status(scene, 401)).toBe(word);
        await scene.owner`select private.run_jobs()`;
        const [row] = await scene.owner`select status from cohorts where id = 401`;
        expect(row).toEqual({ status: word });
      }));
  }

  test('a teacher’s word does not overrule the dates, except archived', () =>
    stage.play(async (scene) => {
      const set = (word: string) =>
        scene.as(
          'dana',
          (sql) => sql`update cohorts set status = ${word} where id = 401 returning status`,
        );
      expect((await set('completed'))[0]).toEqual({ status: 'active' });
      expect((await set('archived'))[0]).toEqual({ status: 'archived' });
      await scene.at('2028-01-01T00:00:00Z');
      await scene.owner`select private.run_jobs()`;
      const [row] = await scene.owner`select status from cohorts where id = 401`;
      expect(row).toEqual({ status: 'archived' });
      expect((await set('active'))[0]).toEqual({ status: 'completed' });
    }));

  test('a cohort without an end never ends', () =>
    stage.play(async (scene) => {
      await scene.at('2099-01-01T00:00:00Z');
      expect(await status(scene, 402)).toBe('active');
    }));

  test('an archived cohort is on nobody’s list but its people’s', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set status = 'archived' where id = 401`;
      expect(await status(scene, 401)).toBeUndefined();
      for (const [who, sees] of [
        ['kofi', 0],
        ['hana', 0],
        ['esi', 0],
        ['amara', 1],
        ['ben', 1],
        ['dana', 1],
        ['femi', 1],
      ] as const) {
        const rows = await scene.as(who, (sql) => sql`select id from cohorts where id = 401`);
        expect([who, rows.length]).toEqual([who, sees]);
      }
    }));
});
