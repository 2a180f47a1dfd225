import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newCohort } from '../crowd.ts';
import { seat } from '../lesson-view.ts';
import { openStage, type Scene } from '../stage.ts';
import { addDays, dayIn, instantOf, instantsShowing, wallClock } from './wall-clock.ts';

const stage = openStage();

// Days that lie behind us: of the clock changes to come, the database and JavaScript may have heard different news.
const firstDay = '2005-01-01';
const days = 20 * 365;
const someDay = fc.nat(days).map((n) => addDays(firstDay, n));
const someTime = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const zones = async () =>
  (await stage.db.owner`select name from private.time_zones order by name`).map(
    (row) => row['name'] as string,
  );

/** The days on which a zone's clocks are changed, of a year. */
function changeDays(zone: string, year: number): string[] {
  const found: string[] = [];
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) {
    const [here, next] = [day, addDays(day, 1)].map((noon) => Date.parse(`${noon}T12:00Z`));
    if (wallClock(zone, next!) - wallClock(zone, here!) !== 86_400_000) found.push(addDays(day, 1));
  }
  return found;
}

describe('what is told beforehand', () => {
  /** When a module with this row opens, as a visitor is told on the cohort's page. */
  async function told(scene: Scene, cohort: number): Promise<string> {
    const [row] = await scene.as(
      'visitor',
      (sql) => sql`
        select module ->> 'opens_at' as opens_at
        from json_array_elements(cohort_page(${cohort}) -> 'cohort' -> 'modules') as module
        where module ->> 'name' = 'Cleaning'`,
    );
    return row!['opens_at'] as string;
  }

  test('is the instant at which it opens: not a microsecond before, in any zone, on any day, at any time', async () => {
    const known = await zones();
    await stage.play(async (scene) => {
      const cohort = await newCohort(scene.owner, { start_date: firstDay });
      await scene.owner`insert into cohort_schedules (cohort_id, module_id, unlock_date) values (${cohort}, 202, ${firstDay})`;
      await seat(scene, 'kofi', cohort);
      const reads = async () =>
        (await scene.as('kofi', (sql) => sql`select from lessons where id = 303`)).length === 1;

      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...known), someDay, someTime, async (zone, day, time) => {
          await scene.owner`update cohorts set time_zone = ${zone}, unlock_time = ${time} where id = ${cohort}`;
          await scene.owner`update cohort_schedules set unlock_date = ${day} where cohort_id = ${cohort}`;
          await scene.at(`${addDays(firstDay, -10)}T00:00:00Z`);
          const opensAt = await told(scene, cohort);
          const at = (early: string) =>
            scene.owner`update private.frozen_clock set instant = ${opensAt}::timestamptz - ${early}::interval`;

          await at('1 microsecond');
          expect(await reads()).toBe(false);
          await at('0');
          expect(await reads()).toBe(true);
          expect(Date.parse(opensAt)).toBe(instantOf(day, time, zone));
        }),
        { numRuns: 60 },
      );
    });
  });
});

describe('the derived instant', () => {
  type Moment = [zone: string, day: string, time: string];

  /** What the database derives for all of them, in milliseconds. */
  async function derived(moments: Moment[]): Promise<number[]> {
    const rows = await stage.db.owner`
      select extract(epoch from private.instant_of(day, wall_time, zone))::float8 * 1000 as instant
      from unnest(
        ${moments.map(([, day]) => day)}::date[], ${moments.map(([, , time]) => time)}::time[],
        ${moments.map(([zone]) => zone)}::text[]) with ordinality as asked (day, wall_time, zone, nth)
      order by nth`;
    return rows.map((row) => row['instant'] as number);
  }

  const byHand = (moments: Moment[]) =>
    moments.map(([zone, day, time]) => instantOf(day, time, zone));

  test('is what JavaScript computes, in every zone that the campus knows', async () => {
    const moments = (await zones()).flatMap((zone) =>
      fc.sample(fc.tuple(someDay, someTime), 10).map(([day, time]): Moment => [zone, day, time]),
    );
    expect(moments.length).toBeGreaterThan(3000);
    expect(await derived(moments)).toEqual(byHand(moments));
  });

  test('is right through every night in which clocks are changed, and shows the time that was asked for', async () => {
    const changing =
      'Europe/Berlin America/New_York Australia/Lord_Howe Asia/Beirut Africa/Cairo America/Santiago';
    const others =
      'America/Havana Africa/Casablanca Antarctica/Troll Pacific/Chatham America/St_Johns';
    const times = Array.from({ length: 96 }, (_, quarter) =>
      [Math.floor(quarter / 4), (quarter % 4) * 15]
        .map((n) => String(n).padStart(2, '0'))
        .join(':'),
    );
    const moments = `${changing} ${others}`
      .split(' ')
      .flatMap((zone) =>
        [2011, 2025]
          .flatMap((year) => changeDays(zone, year))
          .flatMap((day) => times.map((time): Moment => [zone, day, time])),
      );
    const instants = await derived(moments);
    expect(instants).toEqual(byHand(moments));

    const occurrences = moments.map(([zone, day, time]) => instantsShowing(day, time, zone).length);
    expect(new Set(occurrences)).toEqual(new Set([0, 1, 2]));
    moments.forEach(([zone, day, time], n) => {
      if (occurrences[n] === 0) return;
      const shown = new Date(wallClock(zone, instants[n]!)).toISOString();
      expect(shown.slice(0, 16)).toBe(`${day}T${time}`);
    });
  });
});

describe('a day that begins twice', () => {
  // In Havana the clocks went from one back to midnight on 2 November 2025, at 05:00 UTC.
  const firstMidnight = '2025-11-02T04:00:00Z';

  test('is the day on which a module locks from its first midnight on', () =>
    stage.play(async (scene) => {
      const cohort = await newCohort(scene.owner, {
        start_date: '2025-10-01',
        time_zone: 'America/Havana',
      });
      await scene.owner`
        insert into cohort_schedules (cohort_id, module_id, unlock_date, lock_date)
        values (${cohort}, 202, '2025-10-01', '2025-11-02')`;
      await seat(scene, 'kofi', cohort);
      await scene.at(firstMidnight);
      expect(dayIn('America/Havana', Date.parse(firstMidnight))).toBe('2025-11-02');
      expect(await scene.as('kofi', (sql) => sql`select id from lessons where id = 303`)).toEqual(
        [],
      );
    }));
});
