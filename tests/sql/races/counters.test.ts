import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { expectExact, expectTopicsExact, mark, post, reply } from '../counting.ts';
import { enter, leave } from '../seating.ts';
import { openStage, type Sql } from '../stage.ts';
import { parameters, patience, place, race, type Act } from './race.ts';

const stage = openStage();

const learner = place(5);
const attempt = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constantFrom('mark', 'mark', 'undo', 'mark several'),
      who: learner,
      what: place(4),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'post',
        'topic',
        'reply',
        'take back a post',
        'take back a topic',
        'take back a reply',
      ),
      who: learner,
      what: place(4),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constantFrom('enter', 'leave'), who: learner, what: place(4) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'lesson goes',
        'module goes',
        'lesson moves',
        'topic goes',
        'import',
        'pause all',
        'load progress',
      ),
      who: learner,
      what: place(4),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'person goes',
        'cohort goes',
        'course goes',
        'post changes hands',
        'topic changes hands',
        'record goes',
      ),
      who: learner,
      what: place(4),
    }),
  },
);
type Attempt = { does: string; who: number; what: number };

/** Refusals of ours, of row security, and of rows whose parent has just gone. */
const refusals = [
  'C4004',
  'C4010',
  'C4011',
  'C4014',
  'C4041',
  'C4050',
  'C4051',
  'C4073',
  '23503',
  '42501',
];
const activity = ['mark', 'undo', 'mark several', 'post', 'topic', 'reply'];

describe('whatever any number of people do at once', () => {
  let hands: ReturnType<typeof stage.connections>;
  let round = 0;
  beforeAll(async () => {
    hands = stage.connections(16);
    // Long runs would come upon the ids of the story.
    for (const table of [
      'courses',
      'modules',
      'lessons',
      'cohorts',
      'lesson_discussions',
      'course_forums',
    ]) {
      await stage.db.owner`select setval(pg_get_serial_sequence(${table}, 'id'), 10000)`;
    }
  });

  /** A course of Dana's with two modules of two lessons and two cohorts, and five learners who have done something. */
  async function newRun() {
    const sql = stage.db.owner;
    const ids = async (rows: Promise<{ [key: string]: unknown }[]>) =>
      (await rows).map((row) => Number(row['id']));
    round += 1;
    const before = new Date(Date.UTC(2027, 2, 16, 0, round)).toISOString();
    await sql`update private.frozen_clock set instant = ${before}`;
    const learners = Array.from({ length: 5 }, () => randomUUID() as string);
    await sql`insert into auth.users ${sql(
      learners.map((id) => ({ id, email: `${id}@example.org`, email_confirmed_at: before })),
    )}`;
    // One of them has no record, as people of an older campus may.
    await sql`delete from applications where user_id = ${learners[4]!}`;
    const [course] = await ids(sql`
      insert into courses (name, slug, published, created_by) values ('Race', ${randomUUID()}, true, ${people.dana}) returning id`);
    const modules = await ids(
      sql`insert into modules (course_id, name) values (${course!}, 'One'), (${course!}, 'Two') returning id`,
    );
    const lessons = await ids(
      sql`insert into lessons ${sql(
        [0, 0, 1, 1].map((nth) => ({ module_id: modules[nth]!, name: 'Lesson', slug: 'lesson' })),
      )} returning id`,
    );
    const cohorts = await ids(
      sql`insert into cohorts ${sql(
        ['a', 'b'].map((name) => ({
          course_id: course!,
          name,
          start_date: '2027-03-01',
          max_students: 20,
        })),
      )} returning id`,
    );
    await sql`insert into cohort_enrollments ${sql(
      learners.flatMap((user_id, n) =>
        cohorts.slice(0, 1 + (n % 2)).map((cohort_id) => ({ user_id, cohort_id })),
      ),
    )}`;
    await sql`insert into lesson_progress ${sql(
      learners.flatMap((user_id) =>
        lessons
          .slice(0, 3)
          .map((lesson_id) => ({ user_id, lesson_id, completed: true, last_accessed: before })),
      ),
    )}`;
    const posts: number[] = [];
    const topics: number[] = [];
    for (const who of learners) {
      const [start] = await post(who, lessons[0]!, cohorts[0]!)(sql as unknown as Sql);
      posts.push(Number(start!['id']));
      const [topic] = await sql`
        insert into course_forums (course_id, cohort_id, user_id, title, content)
        values (${course!}, ${cohorts[0]!}, ${who}, 'title', 'words') returning id`;
      topics.push(Number(topic!['id']));
      await sql`
        insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content)
        values (${lessons[0]!}, ${cohorts[0]!}, ${learners[0]!}, ${posts.at(-1)!}, 'words')`;
      await reply(who, topics[0]!)(sql as unknown as Sql);
    }
    const rows = sql.json(
      learners.slice(0, 4).map((id, line) => ({ line, email: `${id}@example.org` })),
    );
    const [plan] = await stage.db.as(
      people.femi,
      (as) => as`select plan_import(${cohorts[1]!}, 'list.csv', ${rows}) as id`,
    );
    await sql`update private.frozen_clock set instant = instant + interval '30 seconds'`;
    const [clock] = await sql`select instant from private.frozen_clock`;
    return {
      learners,
      course: course!,
      modules,
      lessons,
      cohorts,
      posts,
      topics,
      plan: Number(plan!['id']),
      now: clock!['instant'] as Date,
    };
  }
  type Run = Awaited<ReturnType<typeof newRun>>;

  function actOf({ does, who, what }: Attempt, run: Run): Act {
    const id = run.learners[who]!;
    const lesson = run.lessons[what]!;
    const cohort = run.cohorts[what % 2]!;
    const learns = (work: Act['does']): Act => ({ who: { id }, does: work });
    const teaches = (work: Act['does']): Act => ({ who: 'dana', does: work });
    const owns = (work: Act['does']): Act => ({ who: 'owner', does: work });
    const acts: { [does: string]: Act } = {
      mark: learns(mark(id, lesson, true)),
      undo: learns(mark(id, lesson, false)),
      'mark several': learns(
        (sql) => sql`
        insert into lesson_progress ${sql(run.lessons.map((lesson_id) => ({ user_id: id, lesson_id, completed: what % 2 === 0 })))}
        on conflict (user_id, lesson_id) do update set completed = excluded.completed`,
      ),
      post: learns(post(id, lesson, cohort)),
      topic: learns(
        (sql) => sql`
        insert into course_forums (course_id, cohort_id, user_id, title, content)
        values (${run.course}, ${cohort}, ${id}, 'title', 'words')`,
      ),
      reply: learns(reply(id, run.topics[what]!)),
      'take back a post': learns(
        (sql) =>
          sql`delete from lesson_discussions where user_id = ${id} and lesson_id = ${lesson}`,
      ),
      'take back a topic': learns((sql) => sql`delete from course_forums where user_id = ${id}`),
      'take back a reply': learns((sql) => sql`delete from forum_replies where user_id = ${id}`),
      enter: learns(enter(cohort)),
      leave: learns(leave(cohort)),
      'lesson goes': teaches((sql) => sql`delete from lessons where id = ${lesson}`),
      'module goes': teaches(
        (sql) => sql`delete from modules where id = ${run.modules[what % 2]!}`,
      ),
      'lesson moves': teaches(
        (sql) => sql`update lessons set module_id = ${run.modules[what % 2]!} where id = ${lesson}`,
      ),
      'topic goes': owns((sql) => sql`delete from course_forums where id = ${run.topics[what]!}`),
      import: { who: 'femi', does: (sql) => sql`select apply_import(${run.plan})` },
      'pause all': teaches(
        (sql) => sql`
        update cohort_enrollments set status = 'paused' where cohort_id in ${sql(run.cohorts)} and status = 'active'`,
      ),
      'load progress': owns(
        (sql) => sql`
        insert into lesson_progress (user_id, lesson_id, completed)
        select id, ${lesson}, true from auth.users where id in ${sql(run.learners)} order by id desc
        on conflict do nothing`,
      ),
      'person goes': owns((sql) => sql`delete from auth.users where id = ${id}`),
      'cohort goes': teaches((sql) => sql`delete from cohorts where id = ${cohort}`),
      'course goes': teaches((sql) => sql`delete from courses where id = ${run.course}`),
      'post changes hands': owns(
        (sql) => sql`update lesson_discussions set user_id = ${id} where id = ${run.posts[what]!}`,
      ),
      'topic changes hands': owns(
        (sql) => sql`update course_forums set user_id = ${id} where id = ${run.topics[what]!}`,
      ),
      'record goes': owns((sql) => sql`delete from applications where user_id = ${id}`),
    };
    return acts[does]!;
  }

  const seats = ({ cohorts }: Run) => stage.db.owner`
    select user_id, cohort_id, last_activity_at from cohort_enrollments where cohort_id in ${stage.db.owner(cohorts)}`;

  test(
    'the counters equal a recount, and activity follows',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(attempt, { minLength: 10, maxLength: 24 }),
          async (attempts: Attempt[]) => {
            const run = await newRun();
            const before = await seats(run);
            const codes = await race(
              hands,
              attempts.map((one) => actOf(one, run)),
            );
            expect(
              attempts
                .map((one, n) => [one.does, codes[n]])
                .filter(([, code]) => code && !refusals.includes(code)),
            ).toEqual([]);

            await expectExact(stage.db.owner);
            await expectTopicsExact(stage.db.owner);
            for (const seat of await seats(run)) {
              const earlier = before.find(
                (one) =>
                  one['user_id'] === seat['user_id'] && one['cohort_id'] === seat['cohort_id'],
              );
              if (!earlier) continue;
              const own = attempts.filter(
                (one, n) => codes[n] === null && run.learners[one.who] === seat['user_id'],
              );
              const marked = own.some((one) => /^(mark|undo)/.test(one.does));
              const loaded = attempts.some((one) => one.does === 'load progress');
              const idle = !loaded && !own.some((one) => activity.includes(one.does));
              const latest = (seat['last_activity_at'] as Date).toISOString();
              if (marked) expect(latest).toBe(run.now.toISOString());
              if (idle) expect(latest).toBe((earlier['last_activity_at'] as Date).toISOString());
            }
          },
        ),
        parameters(12),
      ),
    patience,
  );
});
