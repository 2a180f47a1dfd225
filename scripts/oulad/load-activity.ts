import type { TransactionSql } from 'postgres';
import { ZONE, type LoadedCohort } from './load-courses.ts';
import type { ReplayedCompletion, ReplayedEnrollment } from './replay.ts';
import { studentEmail } from './students.ts';

/** Seats for people with accounts. A row that is there stays as it is. Returns the number added. */
export async function loadEnrollments(
  sql: TransactionSql,
  cohort: LoadedCohort,
  enrollments: ReplayedEnrollment[],
): Promise<number> {
  const rows = enrollments.map(({ student, ...row }) => ({ email: studentEmail(student), ...row }));
  const added = await sql`
    insert into public.cohort_enrollments (cohort_id, user_id, enrolled_at, status)
    select ${cohort.id}, u.id, p."enrolledAt" at time zone ${ZONE}, p.status
    from jsonb_to_recordset(${sql.json(rows)})
      as p (email text, "enrolledAt" timestamp, status text)
    join auth.users u on u.email = p.email
    on conflict (cohort_id, user_id) do nothing`;
  return added.count;
}

/**
 * Completed lessons of people who have a row in the cohort. The counters of the enrollments follow by
 * the campus's own triggers, once for the whole statement. Returns the number added.
 */
export async function loadCompletions(
  sql: TransactionSql,
  cohort: LoadedCohort,
  completions: ReplayedCompletion[],
): Promise<number> {
  // The counters join these tables. Planned by what they held before, that takes ten times as long.
  await sql`analyze public.cohorts, public.modules, public.lessons, public.cohort_enrollments`;
  const rows = completions.map(({ student, ...row }) => ({ email: studentEmail(student), ...row }));
  const added = await sql`
    insert into public.lesson_progress
      (user_id, lesson_id, cohort_id, completed, completed_at, last_accessed)
    select u.id, l.id, ${cohort.id}, true, at.instant, at.instant
    from jsonb_to_recordset(${sql.json(rows)})
      as p (email text, lesson text, "completedAt" timestamp)
    cross join lateral (select p."completedAt" at time zone ${ZONE} as instant) as at
    join auth.users u on u.email = p.email
    join public.cohort_enrollments e on e.user_id = u.id and e.cohort_id = ${cohort.id}
    join public.modules m on m.course_id = ${cohort.courseId}
    join public.lessons l on l.module_id = m.id and l.slug = p.lesson
    on conflict (user_id, lesson_id) do nothing`;
  return added.count;
}
