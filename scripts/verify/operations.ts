import type { TransactionSql } from 'postgres';
import type { Answer } from './finding.ts';

const cohort = `(select id from public.cohorts where name = 'Test Migration Cohort' and created_by is null)`;

/** The guide's step 8; each statement has to give a row. */
const operations: [what: string, statement: string][] = [
  [
    'making a cohort',
    `insert into public.cohorts (course_id, name, start_date, end_date, status, max_students)
     select c.id, 'Test Migration Cohort', current_date, current_date + 30, 'active', 50
     from public.courses c where c.published and exists (select 1 from public.modules m where m.course_id = c.id)
     limit 1 returning id`,
  ],
  [
    'enrolling somebody',
    `insert into public.cohort_enrollments (cohort_id, user_id, status)
     select ${cohort}, id, 'active' from auth.users limit 1 returning id`,
  ],
  [
    'making a schedule',
    `insert into public.cohort_schedules (cohort_id, module_id, unlock_date)
     select ${cohort}, m.id, current_date from public.modules m
     where m.course_id = (select course_id from public.cohorts where id = ${cohort}) limit 3 returning id`,
  ],
  ['refreshing the roster view', 'select public.refresh_student_roster_view()'],
  [
    'reading the roster view',
    `select 1 from public.student_roster_view where cohort_id = ${cohort}`,
  ],
  ['deleting the cohort', `delete from public.cohorts where id = ${cohort} returning id`],
];

class Undo extends Error {}

/** Does what the guide's step 8 does, and undoes it. */
export async function tryOperations(sql: TransactionSql): Promise<Answer> {
  const [ready] = await sql`
    select exists (select 1 from public.courses c join public.modules m on m.course_id = c.id where c.published)
      and exists (select 1 from auth.users) as yes`;
  if (!ready!['yes']) {
    const note = 'not tried: that takes a published course with a module, and one person';
    return { complaints: [], note };
  }
  let complaint: string | null = null;
  await sql
    .savepoint(async (tried) => {
      // What waits for the end of the transaction would never happen, since there is none.
      await tried`set constraints all immediate`;
      for (const [what, statement] of operations) {
        const failure = await tried.unsafe(statement).then(
          (rows) => (rows.length > 0 ? null : 'it found no row'),
          (error: Error) => error.message,
        );
        complaint = failure && `${what} fails: ${failure}.`;
        if (complaint) break;
      }
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return { complaints: complaint ? [complaint] : [] };
}
