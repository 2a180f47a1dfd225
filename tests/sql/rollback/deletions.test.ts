import { expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { restoreCohorts } from '../../../scripts/migrations/restore-cohorts.ts';
import { rollBack } from '../../../scripts/migrations/roll-back.ts';
import { people } from '../../support/world.ts';
import { openCampus } from './campus.ts';

const campus = openCampus();

test('what belongs to people and lessons that went meanwhile stays out, the rest comes back', async () => {
  const { owner } = campus.db;
  await rollBack(campus.db.url, { folder: campus.folder('export') });
  // Amara, who asked in Spring; Gardening, which Roots took; and a lesson that Hana completed.
  await owner`delete from auth.users where id = ${people.amara}`;
  await owner`delete from courses where id = 102`;
  await owner`delete from lessons where id = 301`;
  // Jun went on alone, and a teacher changed her course.
  await campus.db.as(
    people.jun,
    (sql) => sql`
      insert into lesson_progress (user_id, lesson_id, completed) values (${people.jun}, 302, true)`,
  );
  await applyFiles(campus.db.url, cohortFiles());
  await owner`update courses set enrollment_type = 'cohort_only' where id = 101`;
  const report = await restoreCohorts(campus.db.url, campus.folder('export'));

  expect(report.leftOut).toEqual(
    expect.arrayContaining([
      { table: 'public.cohorts', rows: 1, gone: 'public.courses', isWhole: true },
      { table: 'public.cohort_enrollments', rows: 1, gone: 'auth.users', isWhole: true },
      { table: 'public.cohort_enrollments', rows: 1, gone: 'public.cohorts', isWhole: true },
      { table: 'public.course_forums', rows: 1, gone: 'auth.users', isWhole: false },
    ]),
  );
  expect(report.links.find((link) => link.table === 'public.courses')).toMatchObject({
    now: 0,
    changedSince: 1,
  });
  expect(report.links.find((link) => link.table === 'public.lesson_progress')).toMatchObject({
    now: 0,
    gone: 1,
  });
  const topics = await owner`select id::int, user_id from course_forums where id = 601`;
  expect([...topics]).toEqual([{ id: 601, user_id: null }]);
  const [hana] = await owner`
    select completed_lessons, discussion_posts, forum_posts from cohort_enrollments where user_id = ${people.hana}`;
  expect(hana).toEqual({ completed_lessons: 0, discussion_posts: 0, forum_posts: 1 });
});
