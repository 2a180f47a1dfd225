import { beforeAll, describe, expect, test } from 'vitest';
import { allAtOnce, crowd, newCohort, tally } from './crowd.ts';
import { enter, leave, sit, taken } from './seating.ts';
import { openStage, type Who } from './stage.ts';

const stage = openStage();

describe('twenty people and five seats, all at once', () => {
  let twenty: string[];
  let hands: ReturnType<typeof stage.connections>;
  beforeAll(async () => {
    twenty = await crowd(stage, 20);
    hands = stage.connections(20);
  });
  const everybody = (): Who[] => twenty.map((id) => ({ id }));

  test('through the door five get in', async () => {
    const cohort = await newCohort(stage.db.owner);
    const codes = await allAtOnce(hands, everybody(), enter(cohort));
    expect(tally(codes)).toEqual({ done: 5, C4010: 15 });
    expect(await taken(stage.db.owner, cohort)).toBe(5);
  });

  test('by plain inserts five get in', async () => {
    const cohort = await newCohort(stage.db.owner);
    const codes = await allAtOnce(hands, everybody(), (sql, n) => sit(cohort, twenty[n]!)(sql));
    expect(tally(codes)).toEqual({ done: 5, C4010: 15 });
    expect(await taken(stage.db.owner, cohort)).toBe(5);
  });

  test('through every door at once five get in', async () => {
    const cohort = await newCohort(stage.db.owner);
    const whos = everybody().map((who, n): Who =>
      n % 4 === 1 ? 'service' : n % 4 === 2 ? 'dana' : who,
    );
    const codes = await allAtOnce(hands, whos, (sql, n) =>
      n % 4 === 0 ? enter(cohort)(sql) : sit(cohort, twenty[n]!)(sql),
    );
    expect(tally(codes)).toEqual({ done: 5, C4010: 15 });
    expect(await taken(stage.db.owner, cohort)).toBe(5);
  });

  test('the same person at twenty doors gets one seat', async () => {
    const cohort = await newCohort(stage.db.owner);
    const self: Who = { id: twenty[0]! };
    const codes = await allAtOnce(
      hands,
      Array.from({ length: 20 }, () => self),
      (sql, n) => (n % 2 === 0 ? enter(cohort)(sql) : sit(cohort, twenty[0]!)(sql)),
    );
    expect(codes.every((code) => code === null || code === '23505')).toBe(true);
    expect(await taken(stage.db.owner, cohort)).toBe(1);
  });

  test('while people come and go there are never more than five', async () => {
    const cohort = await newCohort(stage.db.owner);
    const counts: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const codes = await allAtOnce(hands, everybody(), async (sql, n) => {
        await ((n + round) % 3 === 0 ? leave(cohort) : enter(cohort))(sql);
      });
      expect(codes.filter((code) => code !== null && !['C4010', 'C4014'].includes(code))).toEqual(
        [],
      );
      counts.push(await taken(stage.db.owner, cohort));
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(5);
    expect(counts[0]).toBe(5);
  });

  test('an admin who lowers the limit meanwhile never ends with more people than seats', async () => {
    const cohort = await newCohort(stage.db.owner, { max_students: 20 });
    const codes = await allAtOnce(hands, ['femi', ...everybody().slice(1)], (sql, n) =>
      n === 0 ? sql`update cohorts set max_students = 3 where id = ${cohort}` : enter(cohort)(sql),
    );
    const [row] = await stage.db.owner`select max_students from cohorts where id = ${cohort}`;
    expect([null, 'C4060']).toContain(codes[0]);
    expect(row!['max_students']).toBe(codes[0] === null ? 3 : 20);
    expect(await taken(stage.db.owner, cohort)).toBeLessThanOrEqual(row!['max_students'] as number);
  });

  test('two people share the last seat fairly: one has it, and one is told', async () => {
    const cohort = await newCohort(stage.db.owner, { max_students: 1 });
    const codes = await allAtOnce(hands, everybody().slice(0, 2), enter(cohort));
    expect(tally(codes)).toEqual({ done: 1, C4010: 1 });
  });
});

test('nobody takes a seat with a snapshot older than the lock', async () => {
  const [person] = await crowd(stage, 1);
  const cohort = await newCohort(stage.db.owner);
  const claims = JSON.stringify({ sub: person, role: 'authenticated' });
  const refused = stage.db.owner.begin('isolation level repeatable read', async (sql) => {
    await sql`select set_config('request.jwt.claims', ${claims}, true)`;
    await sql`set local role authenticated`;
    await enter(cohort)(sql);
  });
  await expect(refused).rejects.toMatchObject({ code: 'C4072' });
  expect(await taken(stage.db.owner, cohort)).toBe(0);
});
