import postgres from 'postgres';
import type { Viewer } from './question.ts';

/** The people who look, and finding keys for the bare reads. */
export type Cast = {
  visitor: Viewer;
  service: Viewer;
  /** Has three cohorts, one of them cohort 1. */
  student: Viewer;
  /** In the cohort of 5,000, cohort 2. */
  inLargeCohort: Viewer;
  /** Begins a course at their own pace. */
  selfPaced: Viewer;
  /** Has no seat in cohort 1. */
  outsider: Viewer;
  /** Teaches courses 1 to 5, with cohorts 1 and 2. */
  teacher: Viewer;
  admin: Viewer;
  /** What a query finds in its one column, as `1, 2, 3` or `'…', '…'`; never empty. */
  keys(query: string): Promise<string>;
  id(viewer: Viewer): string;
};

export async function castOf(sql: postgres.Sql): Promise<Cast> {
  const find = async (query: string): Promise<Viewer> => {
    const [row] = await sql.unsafe(query);
    if (!row) throw new Error(`Nobody is found by: ${query}`);
    return { role: 'authenticated', id: String(row['user_id']) };
  };
  const busiest = (cohort: number) =>
    find(`select e.user_id from public.cohort_enrollments e
      where e.user_id in (select s.user_id from public.cohort_enrollments s
        where s.cohort_id = ${cohort} and s.status = 'active' and s.completed_lessons > 2)
      group by e.user_id order by count(*) desc, sum(e.discussion_posts) desc, e.user_id limit 1`);
  return {
    visitor: { role: 'anon', id: null },
    service: { role: 'service_role', id: null },
    student: await busiest(1),
    inLargeCohort: await busiest(2),
    selfPaced: await find(`select e.user_id from public.enrollments e where e.status = 'active'
      and exists (select 1 from public.courses c where c.id = e.course_id and c.published) order by e.user_id limit 1`),
    outsider:
      await find(`select a.user_id from public.applications a where a.role = 'student' and a.status = 'approved'
      and not exists (select 1 from public.cohort_enrollments e join public.cohorts c on c.id = e.cohort_id
        where e.user_id = a.user_id and c.course_id = 1)
      and not exists (select 1 from public.enrollments e where e.user_id = a.user_id)
      order by a.user_id limit 1`),
    teacher: await find(`select created_by as user_id from public.courses where id = 1`),
    admin: await find(`select user_id from public.applications where role = 'admin'`),
    async keys(query) {
      const rows = await sql.unsafe(query);
      const values = rows
        .map((row) => Object.values(row)[0] as unknown)
        .filter((value) => value !== null);
      if (values.length === 0) return 'null';
      return values
        .map((value) => (/^\d+$/.test(String(value)) ? String(value) : `'${String(value)}'`))
        .join(', ');
    },
    id: (viewer) => viewer.id ?? '',
  };
}
