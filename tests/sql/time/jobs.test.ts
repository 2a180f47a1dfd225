import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { finish } from '../../../scripts/support/children.ts';
import { inProject } from '../../../scripts/support/settings.ts';
import { runJobs } from '../../../supabase/local/jobs.ts';
import { people } from '../../support/world.ts';
import { newCohort } from '../crowd.ts';
import { openStage, speakAs } from '../stage.ts';

// What run_jobs() does is kept here, since it is asked from several connections.

const stage = openStage();
const running = '2027-03-15T12:00:00Z';
const over = '2027-06-15T12:00:00Z';

const at = (instant: string) =>
  stage.db.owner`update private.frozen_clock set instant = ${instant}`;
const command = () =>
  finish(process.execPath, [inProject('scripts/db/jobs.ts'), stage.db.url], { NO_COLOR: '1' });
const words = async () =>
  (
    await stage.db.owner`select id::int, status from cohorts where end_date is not null order by id`
  ).map((row) => row['status'] as string);
const run = (
  sql: typeof stage.db.owner | Parameters<Parameters<typeof stage.db.owner.begin>[1]>[0],
) => sql`select statuses_changed, roster_refreshed from private.run_jobs()`.then(([done]) => done);

/** A run that must not wait for anybody: it breaks where it would. */
const runAtOnce = () =>
  stage.db.owner.begin(async (sql) => {
    await sql`set local lock_timeout = '5s'`;
    return run(sql);
  });

let hands: ReturnType<typeof stage.connections>;
beforeAll(async () => {
  hands = stage.connections(4);
  // So many cohorts end on one day that two runs meet.
  await stage.db.owner`
    insert into cohorts (course_id, name, start_date, end_date)
    select 102, 'Bed ' || n, '2027-03-01', '2027-05-30' from generate_series(1, 300) n`;
});
beforeEach(async () => {
  await at(running);
  await stage.db.owner`select private.run_jobs()`;
});
afterAll(() => at(running));

describe('the jobs', () => {
  test('say what they did, and the second time that nothing was left', async () => {
    expect(await run(stage.db.owner)).toEqual({ statuses_changed: 0, roster_refreshed: true });
    await at(over);
    expect(await run(stage.db.owner)).toEqual({ statuses_changed: 301, roster_refreshed: true });
    expect(await run(stage.db.owner)).toEqual({ statuses_changed: 0, roster_refreshed: true });
    expect(new Set(await words())).toEqual(new Set(['completed']));
  });

  test('forget a course file that nobody imported within a day', () =>
    stage.play(async ({ owner, at }) => {
      await owner`insert into course_uploads (user_id, file_name, content, created_at)
        values (${people.kofi}, 'course.md', 'words', ${running})`;
      const left = async () =>
        (await owner`select from course_uploads where user_id = ${people.kofi}`).length;
      for (const [instant, files] of [
        ['2027-03-16T12:00:00Z', 1],
        ['2027-03-16T12:00:01Z', 0],
      ] as const) {
        await at(instant);
        await run(owner);
        expect([instant, await left()]).toEqual([instant, files]);
      }
    }));
  test('forget tries that are over, however many', async () => {
    const { owner } = stage.db;
    await owner`insert into private.tries (key, until, pace)
      select sha256(n::text::bytea), ${running}, '1 minute' from generate_series(1, 50) n`;
    await run(owner);
    expect(await owner`select from private.tries`).toHaveLength(50);
    await at(over);
    await run(owner);
    expect(await owner`select from private.tries`).toHaveLength(0);
  });

  test('as a command, in words', async () => {
    await at(over);
    expect(await command()).toEqual({
      code: 0,
      output: 'Status words brought up to date: 301.\nstudent_roster_view is refreshed.\n',
    });
  });

  test('as a command, for somebody who is not the owner or elsewhere: a sentence', async () => {
    const elsewhere = new URL(stage.db.url);
    elsewhere.pathname = '/nowhere';
    const { code, output } = await finish(process.execPath, [
      inProject('scripts/db/jobs.ts'),
      elsewhere.href,
    ]);
    expect(code).toBe(1);
    expect(output).toMatch(/^The database does not let us in: .*nowhere.*\.\n$/);
  });

  test('from two processes at once, while Dana and students write: each word changes once, no write is lost', async () => {
    await at(over);
    const late = await newCohort(stage.db.owner, { end_date: null, max_students: null });
    const [first, second, ...writes] = await Promise.all([
      command(),
      command(),
      ...Array.from({ length: 20 }, (_, n) =>
        hands.begin(async (sql) => {
          await speakAs(sql, n % 2 ? 'dana' : 'esi');
          return n % 2
            ? sql`update cohorts set max_students = ${100 + n} where id = 401`
            : sql`update cohorts set max_students = ${100 + n} where name = ${`Bed ${n + 1}`}`;
        }),
      ),
      stage.db.as(people.kofi, (sql) => sql`select enroll_in_cohort(${late})`),
    ]);
    const counts = [first, second].map(({ code, output }) => {
      expect([code, output]).toEqual([
        0,
        expect.stringMatching(/^Status words brought up to date/),
      ]);
      return Number(/date: (\d+)\./.exec(output)![1]);
    });
    expect(writes).toHaveLength(21);
    // What a write was holding the moment both ran, that write has brought up to date itself.
    expect(counts[0]! + counts[1]!).toBeLessThanOrEqual(301);
    expect(new Set(await words())).toEqual(new Set(['completed']));
    const [beds] = await stage.db.owner`
      select count(*)::int as kept from cohorts where name like 'Bed %' and max_students between 100 and 118`;
    expect(beds).toEqual({ kept: 10 });
  });
});

describe('two runs at once', () => {
  test('one refreshes the view and the other does not wait for it', async () => {
    await at(over);
    await hands.begin(async (first) => {
      expect(await run(first)).toEqual({ statuses_changed: 301, roster_refreshed: true });
      expect(await runAtOnce()).toEqual({ statuses_changed: 0, roster_refreshed: false });
    });
    expect(await run(stage.db.owner)).toEqual({ statuses_changed: 0, roster_refreshed: true });
  });

  test('a run that breaks leaves the refresh to the next', async () => {
    await expect(
      hands.begin(async (first) => {
        await run(first);
        await first.unsafe('select 1 / 0');
      }),
    ).rejects.toMatchObject({ code: '22012' });
    expect(await run(stage.db.owner)).toMatchObject({ roster_refreshed: true });
  });

  test('a cohort that Dana is just archiving is left to her', async () => {
    await at(over);
    await hands.begin(async (dana) => {
      await speakAs(dana, 'dana');
      await dana`update cohorts set status = 'archived' where id = 401`;
      expect(await runAtOnce()).toMatchObject({ statuses_changed: 300 });
    });
    expect(await run(stage.db.owner)).toMatchObject({ statuses_changed: 0 });
    const [row] = await stage.db.owner`select status from cohorts where id = 401`;
    expect(row).toEqual({ status: 'archived' });
    await stage.db.owner`update cohorts set status = 'active' where id = 401`;
  });
});

/** Asks until it is so; the test's own time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

test('a run that waits for somebody else’s refresh keeps nobody from taking a seat', async () => {
  await at(over);
  let waiting: ReturnType<typeof run> | undefined;
  await hands.begin(async (other) => {
    await other`select refresh_student_roster_view()`;
    waiting = run(stage.db.owner);
    await until(async () => {
      const [row] = await hands`
        select count(*)::int as runs from pg_locks
        where not granted and relation = 'student_roster_view'::regclass`;
      return row!['runs'] === 1;
    });
    // The word of Spring is out of date; its row is free all the same.
    const rows = await hands`select id from cohorts where id = 401 for no key update nowait`;
    expect(rows).toHaveLength(1);
  });
  expect(await waiting).toEqual({ statuses_changed: 301, roster_refreshed: true });
});

test('the local stack runs them by itself as soon as it starts', async () => {
  await at(over);
  const jobs = runJobs(stage.db.url);
  try {
    await until(async () => (await words()).every((word) => word === 'completed'));
  } finally {
    jobs.stop();
  }
});

test('nobody but the database’s owner runs them', async () => {
  for (const who of ['visitor', 'amara', 'dana', 'femi', 'service'] as const) {
    await stage.play(async (scene) => {
      expect([who, await scene.attempt(who, 'select private.run_jobs()')]).toEqual([who, '42501']);
    });
  }
});
