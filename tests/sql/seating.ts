import type postgres from 'postgres';
import type { Sql } from './stage.ts';

export const enter = (cohort: number) => (sql: Sql) => sql`select enroll_in_cohort(${cohort})`;
export const leave = (cohort: number) => (sql: Sql) => sql`select leave_cohort(${cohort})`;
export const sit = (cohort: number, who: string) => (sql: Sql) =>
  sql`insert into cohort_enrollments (user_id, cohort_id) values (${who}, ${cohort})`;

export async function taken(sql: Sql | postgres.Sql, cohort: number): Promise<number> {
  const [row] = await sql`
    select count(*)::int as seats from cohort_enrollments
    where cohort_id = ${cohort} and status in ('active', 'paused', 'completed')`;
  return row!['seats'] as number;
}
