import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { expectExact, expectTopicsExact, mark, post, topic, reply } from './counting.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();

describe('whatever happens, in whatever order', () => {
  const learners = ['amara', 'bola', 'hana', 'jun'] as const;
  const who = fc.constantFrom(...learners);
  const lesson = fc.constantFrom(301, 302, 303);
  const cohort = fc.constantFrom(401, 402);
  const nth = fc.nat(20);
  const act = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ does: fc.constant('mark'), who, lesson, done: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constantFrom('post', 'topic', 'reply'),
        who,
        lesson,
        cohort,
        nth,
      }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('enter', 'leave'), who, cohort }) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constantFrom('unpost', 'untopic', 'unreply', 'hide', 'restore'),
        nth,
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('unlesson'), lesson }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('unperson'), who }) },
  );
  type Act = {
    does: string;
    who?: (typeof learners)[number];
    lesson?: number;
    cohort?: number;
    done?: boolean;
    nth?: number;
  };

  async function perform(
    { as, owner }: Scene,
    { does, who = 'amara', lesson = 301, cohort = 401, done = true, nth = 0 }: Act,
  ) {
    const id = people[who];
    const pick = (table: string) =>
      owner.unsafe(
        `delete from ${table} where id = (select id from ${table} order by id offset ${nth} limit 1)`,
      );
    switch (does) {
      case 'mark':
        return as(who, mark(id, lesson, done));
      case 'post':
        return as(who, post(id, lesson, cohort));
      case 'topic':
        return as(who, topic(id, cohort));
      case 'reply':
        return as(who, reply(id, cohort + 200));
      case 'enter':
        return as(who, (sql) => sql`select enroll_in_cohort(${cohort})`);
      case 'leave':
        return as(who, (sql) => sql`select leave_cohort(${cohort})`);
      case 'unpost':
        return pick('lesson_discussions');
      case 'untopic':
        return pick('course_forums');
      case 'unreply':
        return pick('forum_replies');
      case 'hide':
      case 'restore':
        return as(
          'femi',
          (sql) =>
            sql`select private.moderate('reply', r.id, ${does}, 'why')
              from (select id from forum_replies order by id offset ${nth} limit 1) r`,
        );
      case 'unlesson':
        return owner`delete from lessons where id = ${lesson}`;
      default:
        return owner`delete from auth.users where id = ${id}`;
    }
  }

  test('the counters equal a recount, and activity follows the latest act', () =>
    fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 25 }), (acts) =>
        stage.play(async (scene) => {
          const activity = new Map<string, string>();
          for (const row of await scene.owner`select * from cohort_enrollments`) {
            const at = row['last_activity_at'] as Date | null;
            if (at) activity.set(`${row['user_id']} ${row['cohort_id']}`, at.toISOString());
          }
          for (const [n, one] of (acts as Act[]).entries()) {
            const instant = new Date(Date.UTC(2027, 2, 16, 0, n)).toISOString();
            await scene.at(instant);
            // Some acts are refused; those must leave no trace, either.
            const done = await scene.owner
              .savepoint(async () => void (await perform(scene, one)))
              .then(
                () => true,
                (error: { code?: string }) => {
                  if (!/^(42501|C4|23503)/.test(error.code ?? '')) throw error;
                  return false;
                },
              );
            if (!done) continue;
            const seats = one.who
              ? await scene.owner`select cohort_id from cohort_enrollments where user_id = ${people[one.who]}`
              : [];
            for (const { cohort_id } of seats) {
              const here = Number(cohort_id) === one.cohort;
              if (one.does === 'mark' || (here && ['post', 'topic', 'reply'].includes(one.does))) {
                activity.set(`${people[one.who!]} ${cohort_id}`, instant);
              }
            }
          }
          await expectExact(scene.owner);
          await expectTopicsExact(scene.owner);
          for (const row of await scene.owner`select * from cohort_enrollments`) {
            const at = row['last_activity_at'] as Date | null;
            expect(at?.toISOString()).toBe(activity.get(`${row['user_id']} ${row['cohort_id']}`));
          }
        }),
      ),
      { numRuns: 15 },
    ));
});
