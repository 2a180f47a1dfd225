import type { Database } from '../../support/database.ts';
import { addPerson } from '../../support/people.ts';

/**
 * The campus of the page's backfill: at their own pace, four people take Open data and two Gardening; one of them also
 * sits in a draft. Some are done, one has left, one pauses.
 */
export async function tellOlderStory(db: Database): Promise<void> {
  const teacher = (await addPerson(db, 'Dana', 'teacher')).id;
  const names = ['Amara', 'Bola', 'Chidi', 'Jun'];
  const [amara, bola, chidi, jun] = (
    await Promise.all(names.map((name) => addPerson(db, name)))
  ).map(({ id }) => id);
  await db.owner.unsafe(`
    insert into courses (name, slug, published, created_by, created_at) values
      ('Open data', 'open-data', true, '${teacher}', '2026-01-01'),
      ('Gardening', 'gardening', true, '${teacher}', '2026-01-01'),
      ('Draft', 'draft', false, '${teacher}', '2026-01-01');
    insert into modules (course_id, name, order_index) values
      (1, 'Finding', 1), (1, 'Cleaning', 2), (1, 'Publishing', 3), (2, 'Soil', 1), (3, 'Sketch', 1);
    insert into lessons (module_id, name, slug, text_content, order_index) values
      (1, 'Search', 'search', 'text of Search', 1), (2, 'Tidy', 'tidy', 'text of Tidy', 1),
      (3, 'Release', 'release', 'text of Release', 1), (4, 'Compost', 'compost', 'text of Compost', 1),
      (5, 'Idea', 'idea', 'text of Idea', 1);
    insert into enrollments (user_id, course_id, status, enrolled_at, completed_at) values
      ('${amara}', 1, 'active', '2026-02-01', null), ('${bola}', 1, 'completed', '2026-02-02', '2026-05-01'),
      ('${chidi}', 1, 'dropped', '2026-02-03', null), ('${jun}', 1, 'paused', '2026-02-04', null),
      ('${amara}', 2, 'active', '2026-02-05', null), ('${jun}', 2, 'active', '2026-02-06', null),
      ('${amara}', 3, 'active', '2026-02-07', null);
    insert into lesson_progress (user_id, lesson_id, completed, last_accessed) values
      ('${amara}', 1, true, '2026-03-01'), ('${bola}', 1, true, '2026-03-02'), ('${bola}', 2, true, '2026-03-03'),
      ('${amara}', 4, true, '2026-03-04'), ('${jun}', 4, false, '2026-03-05'), ('${amara}', 5, true, '2026-03-06');`);
}

/** A campus large enough for the planner to want indexes: 100 cohorts of 100 students, and what they say. */
export async function fillLargeCampus({ owner }: Database): Promise<void> {
  await owner.unsafe(`
    insert into auth.users (id, email)
      select gen_random_uuid(), 'student' || n || '@example.org' from generate_series(1, 1000) n;
    insert into courses (name, slug, published) values ('Open data', 'open-data', true);
    insert into modules (course_id, name, order_index) select 1, 'Module ' || n, n from generate_series(1, 40) n;
    insert into lessons (module_id, name, slug, order_index) select n, 'Lesson ' || n, 'lesson-' || n, 1 from generate_series(1, 40) n;
    insert into cohorts (course_id, name, start_date) select 1, 'Cohort ' || n, current_date - 140 from generate_series(1, 100) n;
    insert into cohort_schedules (cohort_id, module_id, unlock_date)
      select c.id, m.id, current_date - 140 + 7 * m.order_index from cohorts c, modules m;`);
  // Row by row its triggers would take longer than all else here, and the planner does not ask for what they keep.
  for (const table of ['cohort_enrollments', 'lesson_discussions']) {
    await owner.unsafe(`alter table ${table} disable trigger user`);
  }
  await owner.unsafe(`
    insert into cohort_enrollments (cohort_id, user_id)
      select c.id, u.id from cohorts c, (select id, row_number() over () as n from auth.users) u where u.n % 10 = c.id % 10;
    insert into lesson_discussions (lesson_id, cohort_id, content, created_at)
      select l.id, c.id, 'words', now() - n * interval '1 hour' from lessons l, cohorts c, generate_series(1, 5) n;
    refresh materialized view student_roster_view;
    analyze;`);
}
