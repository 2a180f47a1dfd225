import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { crowd, newCohort } from '../crowd.ts';
import { enter, leave, sit } from '../seating.ts';
import { openStage } from '../stage.ts';
import { parameters, patience, place, race, type Act } from './race.ts';

const stage = openStage();

/** What somebody tries, with places in the run's people and cohorts instead of ids. */
const attempt = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('enter', 'sit'), who: place(8), where: place(2) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('leave'), who: place(8), where: place(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'teacher seats',
        'service seats',
        'service seats in both',
        'service brings back',
      ),
      who: place(8),
      where: place(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('pause', 'complete', 'drop', 'claim', 'import', 'archive', 'open'),
      who: place(8),
      where: place(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('limit'),
      who: place(8),
      where: place(2),
      limit: fc.option(fc.integer({ min: 0, max: 6 })),
    }),
  },
);
type Attempt = { does: string; who: number; where: number; limit?: number | null };

/** Our own refusals. Anything else, a deadlock above all, is a failure. */
const refusals = ['C4010', 'C4011', 'C4014', 'C4050', 'C4051', 'C4060', 'C4073', '23505'];
/** Acts that can leave a seat free after somebody was told that there is none. */
const frees = ['leave', 'drop', 'limit', 'archive', 'service seats in both', 'claim', 'import'];

describe('whoever comes, leaves, is brought or moves the limit, all at once', () => {
  let crowded: string[];
  let hands: ReturnType<typeof stage.connections>;
  beforeAll(async () => {
    crowded = await crowd(stage, 8);
    hands = stage.connections(16);
    // Long runs would come upon the ids of the story.
    await stage.db.owner`select setval(pg_get_serial_sequence('cohorts', 'id'), 10000)`;
  });

  /** Two cohorts with few seats, two addresses invited to both, and a planned list for each. */
  async function newRun() {
    const { db } = stage;
    const cohorts = [
      await newCohort(db.owner, { max_students: 3 }),
      await newCohort(db.owner, { max_students: 4 }),
    ];
    const invited = [1, 2].map(() => `${randomUUID().slice(0, 12)}@example.org`);
    await db.owner`insert into invitations ${db.owner(
      cohorts
        .map((cohort_id, n) => ({ cohort_id, email: invited[n]! }))
        .concat({ cohort_id: cohorts[0]!, email: invited[1]! }),
    )}`;
    const [address] = await db.owner`select email from auth.users where id = ${crowded[0]!}`;
    const imports: number[] = [];
    for (const cohort of cohorts) {
      const rows = [
        { line: 1, email: address!['email'] as string },
        { line: 2, email: `${randomUUID()}@example.org` },
      ];
      const [plan] = await db.as(
        people.femi,
        (sql) => sql`select plan_import(${cohort}, 'list.csv', ${sql.json(rows)}) as id`,
      );
      imports.push(Number(plan!['id']));
    }
    return { cohorts, invited, imports };
  }

  function actOf(
    { does, who, where, limit }: Attempt,
    run: Awaited<ReturnType<typeof newRun>>,
  ): Act {
    const id = crowded[who]!;
    const cohort = run.cohorts[where]!;
    const change = (set: string) => (sql: Parameters<Act['does']>[0]) =>
      sql.unsafe(`update cohorts set ${set} where id = ${cohort}`);
    const stand = (word: string) => (sql: Parameters<Act['does']>[0]) => sql`
      update cohort_enrollments set status = ${word}
      where cohort_id = ${cohort} and user_id = ${id} and private.takes_seat(status)`;
    switch (does) {
      case 'enter':
        return { who: { id }, does: enter(cohort) };
      case 'sit':
        return { who: { id }, does: sit(cohort, id) };
      case 'leave':
        return { who: { id }, does: leave(cohort) };
      case 'teacher seats':
        return { who: 'dana', does: sit(cohort, id) };
      case 'service seats':
        return { who: 'service', does: sit(cohort, id) };
      case 'service seats in both': {
        // In the order given: half of them against the order of ids.
        const rows = [where, 1 - where].map((nth) => ({
          cohort_id: run.cohorts[nth]!,
          user_id: id,
        }));
        return {
          who: 'service',
          does: (sql) => sql`insert into cohort_enrollments ${sql(rows)} on conflict do nothing`,
        };
      }
      case 'service brings back':
        return {
          who: 'service',
          does: (sql) =>
            sql`update cohort_enrollments set status = 'active' where cohort_id = ${cohort}`,
        };
      case 'pause':
        return { who: 'dana', does: stand('paused') };
      case 'complete':
        return { who: 'dana', does: stand('completed') };
      case 'drop':
        return { who: 'dana', does: stand('dropped') };
      case 'claim':
        return {
          who: 'owner',
          does: (sql) => sql`
            insert into auth.users (id, email, email_confirmed_at)
            select gen_random_uuid(), ${run.invited[where]!}::text, now()
            where not exists (select from auth.users where email = ${run.invited[where]!}) on conflict do nothing`,
        };
      case 'import':
        return { who: 'femi', does: (sql) => sql`select apply_import(${run.imports[where]!})` };
      case 'archive':
        return { who: 'femi', does: change(`status = 'archived'`) };
      case 'open':
        return { who: 'femi', does: change(`status = 'active'`) };
      default:
        return { who: 'femi', does: change(`max_students = ${limit ?? 'null'}`) };
    }
  }

  const seatsOf = (cohorts: number[]) => stage.db.owner`
    select c.id::int, c.max_students, c.status,
      (select count(*)::int from cohort_enrollments e where e.cohort_id = c.id and e.status in ('active', 'paused', 'completed'))
      + (select count(*)::int from invitations i where i.cohort_id = c.id and i.claimed_at is null and i.revoked_at is null) as taken
    from cohorts c where c.id in ${stage.db.owner(cohorts)} order by c.id`;

  test(
    'never a seat too many, none unsold to who wants it, and no refusal but ours',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(attempt, { minLength: 10, maxLength: 22 }),
          async (attempts: Attempt[]) => {
            const run = await newRun();
            const noise = { over: false };
            const codes = race(
              hands,
              attempts.map((one) => actOf(one, run)),
            ).finally(() => {
              noise.over = true;
            });
            // Each look is one snapshot, so it sees what was committed at one instant.
            while (!noise.over) {
              for (const { taken, max_students } of await seatsOf(run.cohorts)) {
                expect(taken).toBeLessThanOrEqual(max_students ?? Infinity);
              }
            }
            const came = await codes;
            expect(came.filter((code) => code !== null && !refusals.includes(code))).toEqual([]);

            const after = await seatsOf(run.cohorts);
            for (const { id, taken, max_students, status } of after) {
              expect(taken).toBeLessThanOrEqual(max_students ?? Infinity);
              const here = (one: Attempt) =>
                run.cohorts[one.where] === id || one.does.includes('both');
              const turnedAway = attempts.filter(
                (one, n) =>
                  came[n] === 'C4010' &&
                  run.cohorts[one.where] === id &&
                  ['enter', 'sit', 'teacher seats', 'service seats'].includes(one.does),
              );
              if (
                turnedAway.length > 0 &&
                !attempts.some((one) => here(one) && frees.includes(one.does))
              ) {
                expect(taken).toBe(max_students);
              }
              // Now that all is quiet, who was told that it is full gets in as long as there is a seat.
              let free = max_students === null ? Infinity : max_students - taken;
              for (const who of new Set(turnedAway.map((one) => crowded[one.who]!))) {
                const [seat] = await stage.db
                  .owner`select status from cohort_enrollments where cohort_id = ${id} and user_id = ${who}`;
                if (['active', 'paused', 'completed'].includes(seat?.['status'] as string))
                  continue;
                const [code] = await race(hands, [{ who: { id: who }, does: enter(id as number) }]);
                expect(code).toBe(status === 'archived' ? 'C4011' : free > 0 ? null : 'C4010');
                if (code === null) free -= 1;
              }
            }

            const words = await stage.db.owner`
          select status from cohort_enrollments where cohort_id in ${stage.db.owner(run.cohorts)} and not case status
            when 'active' then paused_at is null and completed_at is null
            when 'paused' then paused_at is not null and completed_at is null
            when 'completed' then completed_at is not null and paused_at is null
            else status = 'dropped' end`;
            expect(words).toEqual([]);
            const unkept = await stage.db.owner`
          select i.email from invitations i where i.cohort_id in ${stage.db.owner(run.cohorts)} and i.claimed_by is not null
            and not exists (select from cohort_enrollments e where e.cohort_id = i.cohort_id and e.user_id = i.claimed_by)`;
            expect(unkept).toEqual([]);
          },
        ),
        parameters(10),
      ),
    patience,
  );
});
