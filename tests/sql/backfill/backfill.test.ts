import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backfill } from '../../../scripts/migrations/backfill.ts';
import { Problem } from '../../../supabase/local/problem.ts';
import type { Database } from '../../support/database.ts';
import { fingerprint } from '../stage.ts';
import { accessOf, courses, openMigratedCampus, people } from './older-campus.ts';

let db: Database;
beforeEach(async () => {
  db = await openMigratedCampus();
});
afterEach(() => db.close());

const seats = (course: number, name = 'Legacy Cohort') => db.owner`
  select a.name, s.status from cohort_enrollments s join cohorts c on c.id = s.cohort_id
  join applications a on a.user_id = s.user_id
  where c.course_id = ${course} and c.name = ${name} order by s.user_id`;
const theirs = () => db.owner`select * from cohort_enrollments where cohort_id in (41, 42)`;
const tables = ['cohorts', 'cohort_enrollments', 'enrollments', 'lesson_progress'];
const everything = () => Promise.all(tables.map((table) => fingerprint(db.owner, table)));
const everybody = [
  { name: 'active', status: 'active' },
  { name: 'completed', status: 'completed' },
  { name: 'paused', status: 'paused' },
  { name: 'dropped', status: 'dropped' },
  { name: 'waitlisted', status: 'waitlisted' },
  { name: 'unknown', status: 'dropped' },
  { name: 'strange', status: 'dropped' },
];

describe('a backfill', () => {
  test('gives each course without cohorts its Legacy Cohort, published or not', async () => {
    await backfill(db.url);
    expect([...(await seats(courses.bread))]).toEqual(everybody);
    expect([...(await seats(courses.cheese))]).toEqual(everybody);
    const made = await db.owner`
      select course_id::int, start_date::text, status, max_students, created_by from cohorts
      where id in (select cohort_id from enrollments) order by course_id`;
    expect([...made]).toEqual([
      {
        course_id: courses.bread,
        start_date: '2026-01-10',
        status: 'active',
        max_students: 1000,
        created_by: people.teacher,
      },
      {
        course_id: courses.cheese,
        start_date: '2026-02-06',
        status: 'active',
        max_students: 1000,
        created_by: null,
      },
    ]);
  });

  test.each([{ coursesWithCohorts: false }, { coursesWithCohorts: true }])(
    'changes nobody’s access: %o',
    async (options) => {
      const before = await accessOf(db);
      expect(before).toContain('paused 31 read');
      expect(before).not.toContain('paused 31 write');
      expect(before).not.toContain('completed 34 read');
      await backfill(db.url, options);
      expect(await accessOf(db)).toEqual(before);
    },
  );

  test('leaves courses that have cohorts, and says how many people', async () => {
    const before = await theirs();
    const { courses: reports } = await backfill(db.url);
    expect(
      reports.map((report) => [report.name, report.inCohort, report.courseHasCohorts]),
    ).toEqual([
      ['Bread', 0, 0],
      ['Cheese', 0, 0],
      ['Dance', 1, 6],
      ['Film', 1, 6],
    ]);
    const [linked] = await db.owner`
      select count(*)::int as n from enrollments where course_id in (13, 14) and cohort_id is not null`;
    expect(linked!['n']).toBe(0);
    expect(await theirs()).toEqual(before);
  });

  test('moves them when asked, apart from a teacher’s own "Legacy Cohort"', async () => {
    await backfill(db.url, { coursesWithCohorts: true });
    const others = (absent: string) => everybody.filter((seat) => seat.name !== absent);
    expect([...(await seats(courses.dance))]).toEqual(others('active'));
    expect([...(await seats(courses.film))]).toEqual([{ name: 'completed', status: 'active' }]);
    expect([...(await seats(courses.film, 'Legacy Cohort 2'))]).toEqual(others('completed'));
  });

  test('counts what they did, and remembers when', async () => {
    await backfill(db.url);
    const [seat] = await db.owner`
      select completed_lessons, last_activity_at, enrolled_at from cohort_enrollments s
      join cohorts c on c.id = s.cohort_id where c.course_id = 11 and s.user_id = ${people.completed}`;
    expect(seat).toEqual({
      completed_lessons: 1,
      last_activity_at: new Date('2026-04-05T00:00:00Z'),
      enrolled_at: new Date('2026-02-05T00:00:00Z'),
    });
  });

  test('links the progress of those it moved, and no other', async () => {
    const { courses: reports, linked } = await backfill(db.url);
    expect(linked).toBe(21);
    expect(reports.map((report) => report.progress)).toEqual([
      { rows: 15, linked: 14, elsewhere: 0, unlinked: 0, stayed: 0, without: 1 },
      { rows: 7, linked: 7, elsewhere: 0, unlinked: 0, stayed: 0, without: 0 },
      { rows: 8, linked: 0, elsewhere: 1, unlinked: 0, stayed: 7, without: 0 },
      { rows: 7, linked: 0, elsewhere: 0, unlinked: 0, stayed: 7, without: 0 },
    ]);
  });

  test('leaves the times of the progress as they are', async () => {
    const times = () =>
      db.owner`select id, completed, completed_at, last_accessed from lesson_progress order by id`;
    const before = await times();
    await backfill(db.url);
    expect(await times()).toEqual(before);
  });

  test('finds nothing to do the second time', async () => {
    await backfill(db.url);
    const before = await everything();
    const said: string[] = [];
    const again = await backfill(db.url, { say: (line) => said.push(line) });
    expect(again).toMatchObject({ moved: 0, linked: 0 });
    expect(again.courses[0]).toMatchObject({ older: 7, alreadyThere: 7 });
    expect(said.at(-1)).toBe('Nothing to move: nothing was changed.');
    expect(await everything()).toEqual(before);
  });

  test('only counts when it runs dry', async () => {
    const before = await everything();
    const { courses: reports } = await backfill(db.url, { dryRun: true });
    expect(Object.fromEntries(reports[0]!.moved)).toEqual({
      active: 1,
      completed: 1,
      dropped: 1,
      odd: 2,
      paused: 1,
      waitlisted: 1,
    });
    expect(await everything()).toEqual(before);
  });

  test('makes room for everybody who has a seat', async () => {
    await db.owner`
      insert into auth.users (id, email) select gen_random_uuid(), 'p' || i || '@example.org' from generate_series(1, 1100) i`;
    await db.owner`
      insert into enrollments (user_id, course_id) select id, 11 from auth.users where email like 'p%@%' and id not in
        (select user_id from enrollments)`;
    const { courses: reports } = await backfill(db.url);
    expect(reports[0]!.cohort).toMatchObject({ seats: 1103, limit: 1103 });
  });

  test('makes room when a teacher made the cohort smaller before people came', async () => {
    await backfill(db.url);
    await db.owner`update cohorts set max_students = 3 where course_id = 11`;
    await db.owner`insert into enrollments (user_id, course_id) values (${people.guest}, 11)`;
    const { courses: reports } = await backfill(db.url);
    expect(reports[0]!.cohort).toMatchObject({ seats: 4, limit: 4 });
  });
});

describe('interrupted', () => {
  test('after any batch, it goes on where it was', async () => {
    const whole = await openMigratedCampus();
    await backfill(whole.url, { coursesWithCohorts: true });
    const wanted = await contents(whole);
    await whole.close();
    for (let batches = 1; batches <= 12; batches += 1) await interrupted(batches);
    await backfill(db.url, { coursesWithCohorts: true });
    expect(await contents(db)).toEqual(wanted);
  });

  /** Lets `batches` transactions of two rows commit, and the next one end like a lost connection: undone. */
  async function interrupted(batches: number) {
    await db.owner.unsafe(`
      create sequence if not exists batches; alter sequence batches restart;
      create or replace function stop_here() returns trigger language plpgsql as $$ begin
        if nextval('batches') > ${batches} then raise 'gone'; end if;
        return null; end $$;
      create or replace trigger stop_here after update on enrollments for each statement execute function stop_here();
      create or replace trigger stop_here after update on lesson_progress for each statement execute function stop_here();`);
    await backfill(db.url, { coursesWithCohorts: true, batch: 2 }).catch((error: Error) =>
      expect(error.message).toBe('gone'),
    );
    await db.owner.unsafe(`
      drop trigger stop_here on enrollments; drop trigger stop_here on lesson_progress;`);
  }

  const contents = async (of: Database) => [
    await of.owner`
      select c.course_id, c.name, s.user_id, s.status, s.completed_lessons, s.last_activity_at
      from cohorts c join cohort_enrollments s on s.cohort_id = c.id order by 1, 2, 3`,
    await of.owner`
      select e.course_id, e.user_id, c.name from enrollments e left join cohorts c on c.id = e.cohort_id order by 1, 2`,
    await of.owner`
      select p.lesson_id, p.user_id, c.name from lesson_progress p left join cohorts c on c.id = p.cohort_id order by 1, 2`,
  ];
});

test('a row that somebody is just writing is waited for, and linked', async () => {
  const writer = postgres(db.url, { max: 1 });
  await writer`begin`;
  const [held] = await writer`
    update lesson_progress set time_spent_seconds = 9 where id = (
      select p.id from lesson_progress p join lessons l on l.id = p.lesson_id join modules m on m.id = l.module_id
      join enrollments e on e.user_id = p.user_id and e.course_id = m.course_id
      where m.course_id = ${courses.bread} limit 1)
    returning id`;
  const filled = backfill(db.url);
  const others = () => db.owner`select from lesson_progress where cohort_id is not null`;
  for (const before = (await others()).length; (await others()).length === before;) await pause(50);
  await pause(500);
  await writer`commit`;
  await writer.end();
  await filled;
  const [linked] = await db.owner`
    select cohort_id is not null as yes, time_spent_seconds from lesson_progress where id = ${held!['id'] as string}`;
  expect(linked).toEqual({ yes: true, time_spent_seconds: 9 });
});

test('two at once: the second says that one is at work', async () => {
  const [first, second] = await Promise.allSettled([backfill(db.url), backfill(db.url)]);
  const refused = [first, second].filter((run) => run.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(Problem);
  expect([...(await seats(courses.bread))]).toEqual(everybody);
});

test('a report that does not add up is a problem', async () => {
  await backfill(db.url);
  // The person sits in the legacy cohort, but the enrollment names another one of the course.
  await db.owner`insert into cohorts (id, course_id, name, start_date) values (999, 11, 'Later', '2026-01-01')`;
  await db.owner`
    update enrollments set cohort_id = 999 where course_id = 11 and user_id = ${people.active}`;
  await expect(backfill(db.url)).rejects.toThrow(/does not add up/);
});
