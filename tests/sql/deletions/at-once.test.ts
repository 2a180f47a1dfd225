import { expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { picture } from '../../support/picture.ts';
import { expectExact, mark, post } from '../counting.ts';
import { race } from '../races/race.ts';
import { openStage, speakAs, type Sql } from '../stage.ts';
import { back, drop, latest } from './campus.ts';

const stage = openStage();
const marksOf = (lesson: number) => async (sql: Sql | typeof stage.db.owner) =>
  (await sql`select user_id from lesson_progress where lesson_id = ${lesson}`).length;

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
    await stage.waiting();
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
    await stage.waiting();
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

test('a picture that is added while its module is deleted comes back with it', async () => {
  const [one, other] = [stage.connections(1), stage.connections(1)];
  const pictures = () => stage.db.owner`select from lesson_pictures where lesson_id = 304`;
  const before = (await pictures()).length;
  let deleting: Promise<unknown> = Promise.resolve();
  await one.begin(async (sql) => {
    await speakAs(sql, 'dana');
    await sql.unsafe(
      `insert into lesson_pictures (lesson_id, width, height, bytes) values (304, 1, 1, ${picture(9)})`,
    );
    deleting = other.begin(async (femi) => {
      await speakAs(femi, 'femi');
      await drop('module', 203)(femi);
    });
    await stage.waiting();
  });
  await deleting;
  expect(await pictures()).toHaveLength(0);
  await stage.db.as(people.dana, back(Number((await latest(stage.db.owner))['id'])));
  expect(await pictures()).toHaveLength(before + 1);
});

test('who loses the course while she waits to bring something back does not', async () => {
  await stage.db.as(people.dana, drop('lesson', 306));
  const deletion = Number((await latest(stage.db.owner))['id']);
  const hand = (to: string) => stage.db.owner`update courses set created_by = ${to} where id = 103`;
  let returning: Promise<(string | null)[]> = Promise.resolve([]);
  await stage.connections(1).begin(async (sql) => {
    await sql`update courses set created_by = ${people.esi} where id = 103`;
    returning = race(stage.connections(1), [{ who: 'dana', does: back(deletion) }]);
    await stage.waiting();
  });
  expect(await returning).toEqual(['C4004']);
  await hand(people.dana);
  await stage.db.as(people.dana, back(deletion));
  expect(await stage.db.owner`select from lessons where id = 306`).toHaveLength(1);
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
