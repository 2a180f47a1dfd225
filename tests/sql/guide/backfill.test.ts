import { beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { codeOf, openStage } from '../stage.ts';
import { stepsBelow } from './document.ts';

// The page's backfill by hand, in a campus of which one course has cohorts already.
const stage = openStage();
const run = (statement: string) => stage.db.owner.unsafe(statement);
const [cohorts, enrollments, seats, progress, counts] = stepsBelow('Data backfill (optional)').map(
  ({ statement }) => statement,
) as [string, string, string, string, string];
beforeAll(() => run('delete from private.frozen_clock'));

describe('the backfill', () => {
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

  test('brings everybody into a cohort as what they were, and its numbers are true', async () => {
    const made = await run(cohorts);
    expect(made.map((row) => [Number(row['course_id']), row['name']])).toEqual([
      [102, 'Legacy Cohort'],
    ]);
    await run(enrollments);
    await run(seats);
    await run(progress);
    expect(await run(counts)).toEqual([
      { cohort_name: 'Legacy Cohort', enrollments: '3', progress_records: '2' },
    ]);

    const taken = await run(`
      select user_id, e.status, completed_lessons, last_activity_at from cohort_enrollments e
      join cohorts c on c.id = e.cohort_id and c.name = 'Legacy Cohort' order by user_id`);
    expect(taken).toEqual([
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
    expect(await run(cohorts)).toHaveLength(0);
    await run(enrollments);
    await run(seats);
    await run(progress);
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
    await run(seats);
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
