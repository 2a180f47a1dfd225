import { beforeAll, describe, expect, test } from 'vitest';
import { expectExact, mark, post, topic, reply, seatOf } from './counting.ts';
import { allAtOnce, crowd, newCohort, tally } from './crowd.ts';
import { openStage, type Who } from './stage.ts';

const stage = openStage();

describe('one person on many connections', () => {
  let hands: ReturnType<typeof stage.connections>;
  let lessons: number[];
  beforeAll(async () => {
    hands = stage.connections(16);
    const rows = await stage.db.owner`
      insert into lessons (module_id, name, slug) select 201, 'L' || n, 'l' || n from generate_series(1, 16) n
      returning id`;
    lessons = rows.map((row) => Number(row['id']));
  });
  const sixteenTimes = (id: string) => Array.from({ length: 16 }, (): Who => ({ id }));
  async function newcomer(): Promise<[string, number]> {
    const [id] = await crowd(stage, 1);
    const cohort = await newCohort(stage.db.owner);
    await stage.db.as(id!, (sql) => sql`select enroll_in_cohort(${cohort})`);
    return [id!, cohort];
  }

  test('sixteen lessons finished at once are sixteen', async () => {
    const [id, cohort] = await newcomer();
    const codes = await allAtOnce(hands, sixteenTimes(id), (sql, n) =>
      mark(id, lessons[n]!, true)(sql),
    );
    expect(tally(codes)).toEqual({ done: 16 });
    expect(await seatOf(stage.db.owner, id, cohort)).toMatchObject({ completed_lessons: 16 });
  });

  test('one lesson finished and undone at once comes out as it stands', async () => {
    const [id] = await newcomer();
    const codes = await allAtOnce(hands, sixteenTimes(id), (sql, n) =>
      mark(id, lessons[0]!, n % 2 === 0)(sql),
    );
    expect(tally(codes)).toEqual({ done: 16 });
    await expectExact(stage.db.owner);
  });

  test('finishing, posting, replying and opening topics at once stop nobody and lose nothing', async () => {
    const [id, cohort] = await newcomer();
    const [hello] = await stage.db.as(id, topic(id, cohort));
    for (let round = 0; round < 3; round += 1) {
      const codes = await allAtOnce(hands, sixteenTimes(id), (sql, n) => {
        if (n % 4 === 0) return mark(id, lessons[n]!, round % 2 === 0)(sql);
        if (n % 4 === 1) return post(id, 301, cohort)(sql);
        return n % 4 === 2 ? topic(id, cohort)(sql) : reply(id, Number(hello!['id']))(sql);
      });
      expect(tally(codes)).toEqual({ done: 16 });
    }
    await expectExact(stage.db.owner);
    expect(await seatOf(stage.db.owner, id, cohort)).toMatchObject({
      completed_lessons: 4,
      discussion_posts: 12,
    });
  });

  test('taking seats while finishing lessons counts every lesson in every cohort', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [id] = await newcomer();
      const cohorts: number[] = [];
      for (let n = 0; n < 4; n += 1) cohorts.push(await newCohort(stage.db.owner));
      const codes = await allAtOnce(hands, sixteenTimes(id), (sql, n) =>
        n % 4 === 0
          ? sql`select enroll_in_cohort(${cohorts[n / 4]!})`
          : mark(id, lessons[n]!, true)(sql),
      );
      expect(tally(codes)).toEqual({ done: 16 });
      for (const cohort of cohorts) {
        expect(await seatOf(stage.db.owner, id, cohort)).toMatchObject({ completed_lessons: 12 });
      }
    }
  });
});
