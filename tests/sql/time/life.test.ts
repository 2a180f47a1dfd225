import { describe, expect, test } from 'vitest';
import { newCohort } from '../crowd.ts';
import { seat } from '../lesson-view.ts';
import { openStage, type Scene } from '../stage.ts';
import { card, look, prepare, type Gate, type Sight } from './observer.ts';
import { addDays, dayIn, instantOf } from './wall-clock.ts';

// A cohort's whole life, walked with the clock in hand: a moment before each change and at it.

const stage = openStage();

type Plan = {
  zone: string;
  unlockTime: string;
  start: string;
  end: string;
  /** Of modules 202 and 203; 201 has no row and opens with the cohort. */
  days: Record<202 | 203, { unlock: string; lock: string | null }>;
};

/** The cohort with Kofi in it, made long before it starts. */
async function open(scene: Scene, { zone, unlockTime, start, end, days }: Plan): Promise<number> {
  await scene.at(`${addDays(start, -30)}T12:00:00Z`);
  await prepare(scene);
  const cohort = await newCohort(scene.owner, {
    start_date: start,
    end_date: end,
    time_zone: zone,
    unlock_time: unlockTime,
  });
  for (const module of [202, 203] as const) {
    const { unlock, lock } = days[module];
    await scene.owner`
      insert into cohort_schedules (cohort_id, module_id, unlock_date, lock_date)
      values (${cohort}, ${module}, ${unlock}, ${lock})`;
  }
  await seat(scene, 'kofi', cohort);
  return cohort;
}

const none: Gate[] = ['not_started', 'not_started', 'not_started'];

test('the life of a cohort in Berlin, over both changes of its clocks, at half past two', () =>
  stage.play(async (scene) => {
    const cohort = await open(scene, {
      zone: 'Europe/Berlin',
      unlockTime: '02:30',
      start: '2027-03-27',
      end: '2027-10-31',
      days: {
        202: { unlock: '2027-03-28', lock: '2027-04-12' }, // there is no 02:30 on that day
        203: { unlock: '2027-10-31', lock: null }, // there are two
      },
    });
    const life: [instant: string, status: string, gates: Gate[]][] = [
      ['2027-03-01T12:00:00Z', 'upcoming', none],
      ['2027-03-26T22:59:59.999999Z', 'upcoming', none],
      ['2027-03-26T23:00:00Z', 'active', none],
      ['2027-03-27T01:29:59.999999Z', 'active', none],
      ['2027-03-27T01:30:00Z', 'active', ['open', 'not_yet', 'not_yet']],
      ['2027-03-28T01:29:59.999999Z', 'active', ['open', 'not_yet', 'not_yet']],
      ['2027-03-28T01:30:00Z', 'active', ['open', 'open', 'not_yet']],
      ['2027-04-11T21:59:59.999999Z', 'active', ['open', 'open', 'not_yet']],
      ['2027-04-11T22:00:00Z', 'active', ['open', 'closed', 'not_yet']],
      ['2027-10-31T00:30:00Z', 'active', ['open', 'closed', 'not_yet']],
      ['2027-10-31T01:29:59.999999Z', 'active', ['open', 'closed', 'not_yet']],
      ['2027-10-31T01:30:00Z', 'active', ['open', 'closed', 'open']],
      ['2027-10-31T22:59:59.999999Z', 'active', ['open', 'closed', 'open']],
      ['2027-10-31T23:00:00Z', 'completed', ['read-only', 'closed', 'read-only']],
      ['2035-01-01T00:00:00Z', 'completed', ['read-only', 'closed', 'read-only']],
    ];
    for (const [instant, status, gates] of life) {
      await scene.at(instant);
      const newcomer = status === 'completed' ? 'C4011' : null;
      expect([instant, await look(scene, cohort)]).toEqual([instant, { status, gates, newcomer }]);
    }

    await scene.as(
      'dana',
      (sql) => sql`update cohorts set status = 'archived' where id = ${cohort}`,
    );
    const archived = { status: null, gates: life.at(-1)![2], newcomer: 'C4011' };
    expect(await look(scene, cohort)).toEqual(archived);
    expect(await card(scene, 'kofi', cohort)).toMatchObject({ status: 'archived' });
    // Not even while its dates say that it runs.
    await scene.at('2027-04-01T00:00:00Z');
    expect(await look(scene, cohort)).toEqual({
      ...archived,
      gates: ['read-only', 'read-only', 'not_yet'],
    });
  }));

/** The instants at which something changes, by the wall clock that JavaScript computes. */
function changesOf({ zone, unlockTime, start, end, days }: Plan): number[] {
  const unlocks = [start, days[202].unlock, days[203].unlock];
  const midnights = [start, days[202].lock!, addDays(end, 1)];
  return [
    ...unlocks.map((day) => instantOf(day, unlockTime, zone)),
    ...midnights.map((day) => instantOf(day, '00:00', zone)),
  ].toSorted((a, b) => a - b);
}

/** What everybody must find then. */
function expected({ zone, unlockTime, start, end, days }: Plan, now: number): Sight {
  const today = dayIn(zone, now);
  const status = today < start ? 'upcoming' : today > end ? 'completed' : 'active';
  const gate = ({ unlock, lock }: { unlock: string; lock: string | null }): Gate => {
    if (now < instantOf(start, unlockTime, zone)) return 'not_started';
    if (now < instantOf(unlock, unlockTime, zone)) return 'not_yet';
    if (lock !== null && today >= lock) return 'closed';
    return status === 'active' ? 'open' : 'read-only';
  };
  const gates = [{ unlock: start, lock: null }, days[202], days[203]].map(gate);
  return { status, gates, newcomer: status === 'completed' ? 'C4011' : null };
}

// Where clocks change, the days of the plan lie around the change. All of it in a year whose changes are history:
// of those to come, the database and JavaScript may have heard different news.
const lives: [zone: string, unlockTime: string, start: string][] = [
  ['UTC', '00:00', '2024-02-27'],
  ['America/New_York', '02:30', '2025-03-08'], // forward on the 9th, at two
  ['America/New_York', '01:30', '2025-11-01'], // back on the 2nd, at two
  ['America/Sao_Paulo', '00:00', '2025-10-18'], // no longer changes
  ['Asia/Kolkata', '09:15', '2025-03-29'],
  ['Australia/Lord_Howe', '02:15', '2025-10-04'], // half an hour forward on the 5th, at two
  ['Pacific/Kiritimati', '00:00', '2025-12-30'],
  ['Africa/Casablanca', '02:30', '2025-04-05'], // forward on the 6th, at two, after Ramadan
  ['Africa/Cairo', '00:00', '2025-04-23'], // the 25th begins at one
];

describe('the life of a cohort', () => {
  for (const [zone, unlockTime, start] of lives) {
    test(`in ${zone} from ${start} on, at ${unlockTime}`, () =>
      stage.play(async (scene) => {
        const plan: Plan = {
          ...{ zone, unlockTime, start, end: addDays(start, 4) },
          days: {
            202: { unlock: addDays(start, 1), lock: addDays(start, 3) },
            203: { unlock: addDays(start, 2), lock: null },
          },
        };
        const cohort = await open(scene, plan);
        const seen = new Set<string | null>();
        for (const change of changesOf(plan)) {
          for (const now of [change - 1, change]) {
            await scene.at(new Date(now).toISOString());
            const sight = await look(scene, cohort);
            expect([new Date(now), sight]).toEqual([new Date(now), expected(plan, now)]);
            for (const word of [sight.status, ...sight.gates]) seen.add(word);
          }
        }
        const words = 'upcoming active completed not_started not_yet open read-only closed';
        expect(seen).toEqual(new Set(words.split(' ')));
      }));
  }
});
