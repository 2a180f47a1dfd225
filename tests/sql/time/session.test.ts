import { describe, expect, test } from 'vitest';
import { openStage, type Scene, type Who } from '../stage.ts';

// A client may choose the zone in which its session writes instants (PostgREST passes `Prefer: timezone=…` on). The
// text of an instant changes with it, and nothing else.

const stage = openStage();

const asked: [who: Who, statement: string][] = [
  ['visitor', 'select course_catalog()'],
  ['visitor', `select course_page('open-data')`],
  ['visitor', 'select cohort_page(401)'],
  ['amara', 'select dashboard()'],
  ['amara', 'select cohort_page(401)'],
  ['amara', 'select lesson_page(301), lesson_page(303), lesson_page(304)'],
  ['amara', 'select id from lessons order by id'],
  ['goran', 'select id from lessons order by id'],
  ['dana', 'select teaching()'],
  ['dana', 'select teaching_cohort(401)'],
  ['dana', `select * from cohort_roster(401, null, 'last_activity_at')`],
  ['femi', 'select admin_overview()'],
];
const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata'];

const instant = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d)"/g;
/** An answer with its instants in UTC. */
const inUtc = (answer: unknown) =>
  JSON.stringify(answer).replace(instant, (_, text: string) => `"${new Date(text).toISOString()}"`);

const answer = (scene: Scene, who: Who, statement: string, zone: string) =>
  scene.as(who, async (sql) => {
    await sql`select set_config('TimeZone', ${zone}, true)`;
    const rows = inUtc(await sql.unsafe(statement));
    await sql`select set_config('TimeZone', 'UTC', true)`;
    return rows;
  });

describe('the zone of a session changes nothing', () => {
  for (const [who, statement] of asked) {
    test(`for ${who}: ${statement}`, () =>
      stage.play(async (scene) => {
        // At this instant it is yesterday in one of the zones and tomorrow in another.
        for (const now of ['2027-03-15T10:30:00Z', '2027-03-21T23:00:00Z']) {
          await scene.at(now);
          const usual = await answer(scene, who, statement, 'UTC');
          expect(usual.length).toBeGreaterThan(2);
          for (const zone of zones) {
            expect([zone, await answer(scene, who, statement, zone)]).toEqual([zone, usual]);
          }
        }
      }));
  }

  test('nor which cohort a course names as its next', () =>
    stage.play(async (scene) => {
      // Both run: one began yesterday, the other on the day that has already come in Kiritimati.
      await scene.owner`update cohorts set status = 'archived' where course_id = 102`;
      await scene.owner`
        insert into cohorts (course_id, name, start_date, time_zone) values
          (102, 'Yesterday', '2027-03-14', 'UTC'), (102, 'Tomorrow', '2027-03-16', 'Pacific/Kiritimati')`;
      const usual = await answer(scene, 'visitor', 'select course_catalog()', 'UTC');
      for (const zone of zones) {
        expect([zone, await answer(scene, 'visitor', 'select course_catalog()', zone)]).toEqual([
          zone,
          usual,
        ]);
      }
    }));

  test('nor what a teacher writes, nor the word that is stored', () =>
    stage.play(async (scene) => {
      await scene.at('2027-03-15T10:30:00Z');
      const words: unknown[] = [];
      for (const zone of ['UTC', ...zones]) {
        words.push(
          await scene.as('dana', async (sql) => {
            await sql`select set_config('TimeZone', ${zone}, true)`;
            const rows = await sql`
              insert into cohorts (course_id, name, start_date) values
                (101, ${`Today in ${zone}`}, '2027-03-15'), (101, ${`Next day in ${zone}`}, '2027-03-16')
              returning status`;
            await sql`select set_config('TimeZone', 'UTC', true)`;
            return rows.map((row) => row['status']);
          }),
        );
      }
      expect(words).toEqual(['UTC', ...zones].map(() => ['active', 'upcoming']));
    }));
});
