import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { restoreCohorts } from '../../../scripts/migrations/restore-cohorts.ts';
import { rollBack } from '../../../scripts/migrations/roll-back.ts';
import type { Database } from '../../support/database.ts';
import { people } from '../../support/world.ts';
import { openCampus } from './campus.ts';

const campus = openCampus();

test(
  'people at work meanwhile lose nothing, and meet no error on the older tables',
  { timeout: 60_000 },
  async () => {
    await campus.db.owner.unsafe(crowd);
    const atWork = startWork(campus.db);
    await atWork.rounds(3);
    await rollBack(campus.db.url, { folder: campus.folder('export') });
    await atWork.rounds(3);
    const done = await atWork.stop();
    expect(done.errors).toEqual([]);
    expect(done.posts.length).toBeGreaterThan(0);

    await applyFiles(campus.db.url, cohortFiles());
    await restoreCohorts(campus.db.url, campus.folder('export'));
    const posts = await campus.db
      .owner`select content from lesson_discussions where content = any (${done.posts})`;
    expect(posts.map((row) => row['content']).toSorted()).toEqual(done.posts.toSorted());
    const progress = await campus.db.owner`
    select p.user_id, p.time_spent_seconds as seconds from lesson_progress p
    where p.lesson_id = 301 and p.user_id in (${people.jun}, ${people.bola}) order by 1`;
    expect(Object.fromEntries(progress.map((row) => [row['user_id'], row['seconds']]))).toEqual(
      Object.fromEntries(done.seconds),
    );
    const [course] = await campus.db
      .owner`select default_duration_weeks as weeks from courses where id = 102`;
    expect(course!['weeks']).toBe(done.weeks);
    const wrong = await campus.db.owner`
    select s.user_id from cohort_enrollments s join cohorts c on c.id = s.cohort_id
    where s.completed_lessons <> (
      select count(*) from lesson_progress p join lessons l on l.id = p.lesson_id join modules m on m.id = l.module_id
      where p.user_id = s.user_id and p.completed and m.course_id = c.course_id)`;
    expect(wrong).toHaveLength(0);
  },
);

/** Enough rows that each step of a rollback takes a while. */
const crowd = `
insert into auth.users (id, email) select gen_random_uuid(), 'crowd' || i || '@example.org' from generate_series(1, 1000) i;
insert into cohort_enrollments (cohort_id, user_id) select 402, id from auth.users where email like 'crowd%';
insert into enrollments (user_id, course_id) select id, 101 from auth.users where email like 'crowd%';
insert into lesson_progress (user_id, lesson_id, cohort_id, completed)
  select id, l, 402, true from auth.users, unnest(array[301, 302, 303]) l where email like 'crowd%';
`;

/** Everybody acts over and over, each on a connection of their own. */
function startWork(db: Database) {
  const sql = postgres(db.url, { max: 12, onnotice() {} });
  const errors: string[] = [];
  const posts: string[] = [];
  const seconds = new Map<string, number>();
  let weeks: number | null = null;
  const state = { stopped: false, rounds: 0 };

  /** On older tables: never refused. */
  const older = async (name: string, work: () => Promise<unknown>) => {
    while (!state.stopped) {
      await work().catch((error: Error) => errors.push(`${name}: ${error.message}`));
      state.rounds += 1;
    }
  };
  /** On what a rollback takes away: refused at last. */
  const newer = async (work: () => Promise<unknown>) => {
    while (!state.stopped) await work().catch(() => {});
  };
  const as = <T>(who: string, work: (tx: postgres.TransactionSql) => Promise<T>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${JSON.stringify({ role: 'authenticated', sub: who })}, true)`;
      await tx`set local role authenticated`;
      return work(tx);
    });
  const learn = (who: string) => async () => {
    const next = (seconds.get(who) ?? 0) + 1;
    const { count } = await as(
      who,
      (tx) => tx`
        insert into lesson_progress (user_id, lesson_id, completed, time_spent_seconds) values (${who}, 301, ${next % 2 === 0}, ${next})
        on conflict (user_id, lesson_id) do update set completed = excluded.completed, time_spent_seconds = excluded.time_spent_seconds`,
    );
    if (count === 1) seconds.set(who, next);
  };
  let number = 0;
  const workers = [
    older('read', () => as(people.jun, (tx) => tx`select * from lessons`)),
    older('learn', learn(people.jun)),
    // Bola has a seat only: to the older campus she is a stranger, whose progress it refuses.
    newer(learn(people.bola)),
    older('teach', () =>
      as(people.dana, (tx) => tx`update courses set description = now()::text where id = 101`),
    ),
    older('sign up and go', async () => {
      const address = `new${(number += 1)}@example.org`;
      await sql`insert into auth.users (id, email, email_confirmed_at) values (gen_random_uuid(), ${address}, now())`;
      await sql`delete from auth.users where email = ${address}`;
    }),
    older('enroll', async () => {
      await as(
        people.kofi,
        (tx) => tx`insert into enrollments (user_id, course_id) values (${people.kofi}, 102)`,
      );
      await sql`delete from enrollments where user_id = ${people.kofi}`;
    }),
    older(
      'go with a seat',
      () => sql`
      delete from auth.users where id = (select id from auth.users where email like 'crowd%' limit 1)`,
    ),
    newer(async () => {
      const content = `post ${(number += 1)}`;
      await as(
        people.hana,
        (tx) => tx`
        insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (301, 402, ${people.hana}, ${content})`,
      );
      posts.push(content);
    }),
    newer(async () => {
      const next = (weeks ?? 0) + 1;
      await as(
        people.esi,
        (tx) => tx`update courses set default_duration_weeks = ${next} where id = 102`,
      );
      weeks = next;
    }),
  ];
  return {
    async rounds(more: number) {
      const goal = state.rounds + more * workers.length;
      while (state.rounds < goal) await pause(5);
    },
    async stop() {
      state.stopped = true;
      await Promise.all(workers);
      await sql.end();
      return { errors, posts, seconds, weeks };
    },
  };
}
