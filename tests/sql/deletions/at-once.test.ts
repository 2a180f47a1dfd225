import { expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { expectExact, mark, post } from '../counting.ts';
import { race } from '../races/race.ts';
import { openStage, speakAs, type Sql } from '../stage.ts';
import { back, drop, latest } from './campus.ts';

const stage = openStage();
const marksOf = (lesson: number) => async (sql: Sql | typeof stage.db.owner) =>
  (await sql`select user_id from lesson_progress where lesson_id = ${lesson}`).length;

/** Waits until somebody waits for a lock. */
async function waiting() {
  for (;;) {
    const [row] = await stage.db.owner`
      select count(*)::int as n from pg_locks where not granted and database = (
        select oid from pg_database where datname = current_database())`;
    if ((row!['n'] as number) > 0) return;
  }
}

test('who finishes a lesson before it is deleted has it finished when it is back', async () => {
  const [student, teacher] = [stage.connections(1), stage.connections(1)];
  let deleting: Promise<unknown> = Promise.resolve();
  await student.begin(async (sql) => {
    await speakAs(sql, 'bola');
    await mark(people.bola, 302, true)(sql);
    deleting = stage.db.as(people.dana, drop('lesson', 302)).then(
      () => null,
      (error: unknown) => error,
    );
    await waiting();
  });
  expect(await deleting).toBeNull();
  await teacher.begin(async (sql) => {
    await speakAs(sql, 'dana');
    await back(Number((await latest(stage.db.owner))['id']))(sql);
  });
  expect(await marksOf(302)(stage.db.owner)).toBe(1);
  await expectExact(stage.db.owner);
});

test('who finishes it while it is being deleted is told so, and two who bring it back bring it back once', async () => {
  const hands = stage.connections(12);
  let finishing: Promise<(string | null)[]> = Promise.resolve([]);
  await stage.connections(1).begin(async (sql) => {
    await speakAs(sql, 'dana');
    await drop('lesson', 301)(sql);
    finishing = race(hands, [
      { who: 'bola', does: mark(people.bola, 301, true) },
      { who: 'amara', does: post(people.amara, 301, 401) },
    ]);
    await waiting();
  });
  expect((await finishing).every((code) => code !== null)).toBe(true);
  const deletion = Number((await latest(stage.db.owner))['id']);
  const codes = await race(
    hands,
    ['dana', 'femi', 'dana', 'femi'].map((who) => ({ who: who as 'dana', does: back(deletion) })),
  );
  expect(codes).toEqual([null, null, null, null]);
  expect(await marksOf(301)(stage.db.owner)).toBe(3);
  await expectExact(stage.db.owner);
});

test('students at work, deletions and returns come to an end together, with the counters right', async () => {
  const hands = stage.connections(12);
  const students = ['amara', 'bola', 'hana', 'jun'] as const;
  for (let round = 0; round < 4; round += 1) {
    const codes = await race(hands, [
      ...students.map((who) => ({ who, does: mark(people[who], 301, round % 2 === 0) })),
      ...students.map((who) => ({ who, does: post(people[who], 301, 401) })),
      { who: 'dana' as const, does: drop('lesson', 301) },
      { who: 'kofi' as const, does: (sql: Sql) => sql`select enroll_in_cohort(401)` },
    ]);
    expect(codes.filter((code) => code !== null && !/^(42501|23503|C4)/.test(code))).toEqual([]);
    const returning = await race(hands, [
      { who: 'dana', does: back(Number((await latest(stage.db.owner))['id'])) },
      { who: 'hana', does: mark(people.hana, 302, true) },
      { who: 'dana', does: drop('module', 203) },
    ]);
    expect(returning.filter((code) => code !== null && !/^(42501|23503|C4)/.test(code))).toEqual(
      [],
    );
    await stage.db.as(people.dana, back(Number((await latest(stage.db.owner))['id'])));
    await expectExact(stage.db.owner);
  }
});
