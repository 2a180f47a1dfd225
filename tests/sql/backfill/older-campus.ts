import type { Sql } from 'postgres';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { openOlderCampus, refusal, type Database } from '../../support/database.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Each is named after the status of their older enrollments; new and strange came from another campus. */
export const people = {
  active: id(1),
  completed: id(2),
  paused: id(3),
  dropped: id(4),
  waitlisted: id(5),
  unknown: id(6),
  strange: id(7),
  /** Never enrolled, but did lessons of Bread once. */
  guest: id(8),
  teacher: id(9),
};
const enrolled = Object.entries(people).slice(0, 7);

/** Bread and Cheese (a draft, its teacher gone) have no cohorts; Dance and Film have. */
export const courses = { bread: 11, cheese: 12, dance: 13, film: 14 };
export const lessons = [31, 32, 33, 34, 35];

/** A campus whose people came before cohorts, just migrated; Dana then opened cohorts of Dance and of Film. */
export async function openMigratedCampus(): Promise<Database> {
  const db = await openOlderCampus();
  await fillOlderCampus(db.owner);
  await applyFiles(db.url, cohortFiles());
  await db.owner.unsafe(cohorts);
  return db;
}

export async function fillOlderCampus(owner: Sql): Promise<void> {
  await owner`insert into auth.users ${owner(
    Object.entries(people).map(([name, user]) => ({
      id: user,
      email: `${name}@example.org`,
      email_confirmed_at: '2026-01-01',
      raw_user_meta_data: owner.json({ name }),
    })),
  )}`;
  await owner.unsafe(older);
}

const rows = (course: number) =>
  enrolled
    .map(([name, user]) => {
      const status = name === 'unknown' ? 'null' : `'${name}'`;
      return `('${user}', ${course}, ${status}, '2026-02-0${1 + (course % 7)}', ${name === 'completed' ? `'2026-03-01'` : 'null'})`;
    })
    .join(',\n');

const older = `
update applications set role = 'teacher', status = 'approved' where name = 'teacher';
-- Another campus's table: without the words' check.
alter table enrollments drop constraint enrollments_status_known, alter column status drop not null;
insert into courses (id, name, slug, published, created_by, created_at) values
  (11, 'Bread', 'bread', true, '${people.teacher}', '2026-01-10'),
  -- Its first person came before it, as it says.
  (12, 'Cheese', 'cheese', false, null, '2026-06-01'),
  (13, 'Dance', 'dance', true, '${people.teacher}', '2026-01-10'),
  (14, 'Film', 'film', true, '${people.teacher}', '2026-01-10');
insert into modules (id, course_id, name) values (21, 11, 'a'), (22, 12, 'b'), (23, 13, 'c'), (24, 14, 'd'), (25, 11, 'e');
insert into lessons (id, module_id, name, slug) values
  (31, 21, 'l', 'l'), (32, 22, 'l', 'l'), (33, 23, 'l', 'l'), (34, 24, 'l', 'l'), (35, 25, 'l', 'l');
insert into enrollments (user_id, course_id, status, enrolled_at, completed_at) values
  ${[courses.bread, courses.cheese, courses.dance, courses.film].map(rows).join(',\n')};
insert into lesson_progress (user_id, lesson_id, completed, completed_at, last_accessed)
  select user_id, l.id, l.id <> 35, '2026-04-01', ('2026-04-0' || (l.id - 30))::timestamptz
  from enrollments e join modules m on m.course_id = e.course_id join lessons l on l.module_id = m.id;
insert into lesson_progress (user_id, lesson_id, completed) values ('${people.guest}', 31, true);
`;

// Dana's own "Legacy Cohort" of Film is no work of the backfill's, and not yet open.
const cohorts = `
insert into cohorts (id, course_id, name, start_date) values (41, 13, 'Spring', '2026-03-01'), (42, 14, 'Legacy Cohort', '2090-01-01');
insert into cohort_enrollments (cohort_id, user_id, status) values
  (41, '${people.active}', 'dropped'), (41, '${people.guest}', 'active'), (42, '${people.completed}', 'active');
insert into lesson_progress (user_id, lesson_id, cohort_id, last_accessed) values ('${people.guest}', 33, 41, '2026-05-01');
`;

/** What every person can read and write: "active 31 read", … */
export async function accessOf(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [name, user] of Object.entries(people)) {
    const seen = await db.asIf(user, (sql) => sql`select id from lessons order by id`);
    found.push(...seen.map((row) => `${name} ${row['id']} read`));
    for (const lesson of lessons) {
      const refused = await refusal(
        db.asIf(
          user,
          (sql) => sql`
            insert into lesson_progress (user_id, lesson_id, completed) values (${user}, ${lesson}, true)
            on conflict (user_id, lesson_id) do update set completed = true`,
        ),
      );
      if (!refused) found.push(`${name} ${lesson} write`);
    }
  }
  return found;
}
