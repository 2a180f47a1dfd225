import { beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { codeOf, openStage } from '../stage.ts';
import { backfill, mended, operations, verification } from './steps.ts';

// The guide runs today, by the owner, each statement for itself.
const stage = openStage();
const run = (statement: string) => stage.db.owner.unsafe(statement);
beforeAll(() => run('delete from private.frozen_clock'));

const six = [
  'cohort_enrollments',
  'cohort_schedules',
  'cohorts',
  'course_forums',
  'forum_replies',
  'lesson_discussions',
];

describe('its verification', () => {
  test('step 2: six tables', async () => {
    expect((await run(verification.tables)).map((row) => row['tablename'])).toEqual(six);
  });
  test('step 3: fourteen indexes and more', async () => {
    expect((await run(verification.indexes)).length).toBeGreaterThanOrEqual(14);
  });
  test('step 4: row security on exactly six tables', async () => {
    expect(await run(verification.security)).toEqual(
      six.map((tablename) => ({ tablename, rowsecurity: true })),
    );
  });
  test('step 5: the six triggers', async () => {
    const names = (await run(verification.triggers)).map((row) => row['trigger_name']);
    const expected = [
      'update_cohorts_updated_at',
      'auto_update_cohort_status',
      'update_lesson_discussions_updated_at',
      'update_course_forums_updated_at',
      'update_forum_replies_updated_at',
      'auto_increment_completed_lessons',
    ];
    expect(expected.filter((name) => !names.includes(name))).toEqual([]);
  });
  test('step 6: the view and its refresh', async () => {
    expect(await run(verification.view)).toHaveLength(1);
    expect(await run(verification.refresh)).toHaveLength(1);
  });
  test('step 7: the new columns', async () => {
    const found = await run(verification.courseColumns);
    expect(found.map((row) => [row['column_name'], row['data_type'], row['is_nullable']])).toEqual([
      ['default_duration_weeks', 'integer', 'YES'],
      ['enrollment_type', 'text', 'NO'],
      ['is_cohort_based', 'boolean', 'NO'],
    ]);
    expect((await run(verification.cohortColumns)).map((row) => row['table_name'])).toEqual([
      'enrollments',
      'lesson_progress',
    ]);
  });
});

test('step 8: its operations, in its order', async () => {
  const [cohort] = await run(operations.cohort);
  expect(cohort).toMatchObject({ name: 'Test Migration Cohort', status: 'active' });
  const [seat] = await run(operations.enrollment);
  expect(seat).toMatchObject({ cohort_id: cohort!['id'] });
  const scheduled = await run(operations.schedule);
  expect(scheduled.length).toBeGreaterThan(0);
  // Not refreshed by anybody: true on a small campus.
  expect((await run(operations.view)).map((row) => row['user_id'])).toEqual([seat!['user_id']]);
  await run(operations.refresh);
  expect(await run(operations.view)).toHaveLength(1);
  await run(operations.cleanUp);
  for (const table of ['cohort_enrollments', 'cohort_schedules']) {
    expect(await run(`select 1 from ${table} where cohort_id = ${cohort!['id']}`)).toHaveLength(0);
  }
  expect(
    await run(`select 1 from student_roster_view where cohort_id = ${cohort!['id']}`),
  ).toHaveLength(0);
});

describe('its backfill', () => {
  // Gardening as it was before cohorts: three people at their own pace, one done, one gone.
  beforeAll(() =>
    run(`
      delete from cohorts where course_id = 102;
      insert into enrollments (user_id, course_id, status, enrolled_at, completed_at) values
        ('${people.amara}', 102, 'active', '2026-01-01', null),
        ('${people.bola}', 102, 'completed', '2026-01-02', '2026-02-01'),
        ('${people.ben}', 102, 'dropped', '2026-01-03', null);
      insert into lesson_progress (user_id, lesson_id, completed, last_accessed) values
        ('${people.amara}', 305, true, '2026-01-05'), ('${people.bola}', 305, true, '2026-01-31');`),
  );

  test('runs with the valid form of step 4, and its numbers are true', async () => {
    const made = await run(backfill.cohorts);
    expect(made.map((row) => [Number(row['course_id']), row['name']])).toEqual([
      [102, 'Legacy Cohort'],
    ]);
    await run(backfill.enrollments);
    await run(backfill.seats);
    expect(await codeOf(run(backfill.progress))).toBe('42P01');
    await run(mended.progress);
    expect(await run(mended.counts)).toEqual([
      { cohort_name: 'Legacy Cohort', enrollments: 3, progress_records: 2 },
    ]);

    const seats = await run(`
      select user_id, e.status, completed_lessons, last_activity_at from cohort_enrollments e
      join cohorts c on c.id = e.cohort_id and c.name = 'Legacy Cohort' order by user_id`);
    expect(seats).toEqual([
      {
        user_id: people.amara,
        status: 'active',
        completed_lessons: 1,
        last_activity_at: new Date('2026-01-01T00:00:00Z'),
      },
      {
        user_id: people.ben,
        status: 'dropped',
        completed_lessons: 0,
        last_activity_at: new Date('2026-01-03T00:00:00Z'),
      },
      {
        user_id: people.bola,
        status: 'completed',
        completed_lessons: 1,
        last_activity_at: new Date('2026-02-01T00:00:00Z'),
      },
    ]);
  });

  test('again, it changes nothing', async () => {
    const before = await run('select * from cohort_enrollments order by id');
    expect(await run(backfill.cohorts)).toHaveLength(0);
    await run(backfill.enrollments);
    await run(backfill.seats);
    await run(mended.progress);
    expect(await run('select * from cohort_enrollments order by id')).toEqual(before);
  });

  test('who was in goes on, who had left stays out', async () => {
    const lessons = (who: string) =>
      stage.db.asIf(who, (sql) => sql`select * from lessons where id = 305`);
    expect(await lessons(people.amara)).toHaveLength(1);
    expect(await lessons(people.bola)).toHaveLength(1);
    expect(await lessons(people.ben)).toHaveLength(0);
  });

  test('a full backfill overfills without a refusal, and then nobody enters', async () => {
    await run(`update cohorts set max_students = 1 where name = 'Legacy Cohort'`);
    await run(
      `insert into enrollments (user_id, course_id, cohort_id) select '${people.kofi}', 102, id from cohorts where name = 'Legacy Cohort'`,
    );
    await run(backfill.seats);
    const [cohort] = await run(`select id from cohorts where name = 'Legacy Cohort'`);
    expect(
      await run(`select 1 from cohort_enrollments where cohort_id = ${cohort!['id']}`),
    ).toHaveLength(4);
    expect(
      await codeOf(
        stage.db.asIf(
          people.hana,
          (sql) => sql`select enroll_in_cohort(${cohort!['id'] as string})`,
        ),
      ),
    ).toBe('C4010');
  });
});
