import type { TransactionSql } from 'postgres';
import { PEOPLE } from './people.ts';
import type { Story } from './shape.ts';
import { instant, named, type Written } from './written.ts';

/** Roles by owner-level SQL. Hana has just signed up: nobody has looked at her application yet. */
export async function giveRoles(sql: TransactionSql, people: Written['people']): Promise<void> {
  for (const [key, id] of people) {
    const status = key === 'hana' ? 'pending' : 'approved';
    await sql`
      update public.applications set role = ${PEOPLE[key].role}, status = ${status}
      where user_id = ${id}`;
  }
}

/** Courses taken at one's own pace, and the lessons that everybody has done. */
export async function writeStudies(
  sql: TransactionSql,
  { selfPaced, completions }: Story,
  written: Written,
): Promise<void> {
  for (const { course, person, status, since } of selfPaced) {
    await sql`
      insert into public.enrollments (course_id, user_id, status, enrolled_at)
      values (${named(written.courses, course)}, ${named(written.people, person)}, ${status},
        ${instant(sql, since, PEOPLE[person].timeZone)})`;
  }
  for (const { person, lesson, cohort: key, at } of completions) {
    const cohort = key === null ? null : named(written.cohorts, key);
    const done = instant(sql, at, cohort?.timeZone ?? PEOPLE[person].timeZone);
    await sql`
      insert into public.lesson_progress
        (user_id, lesson_id, cohort_id, completed, completed_at, last_accessed)
      values (${named(written.people, person)}, ${named(written.lessons, lesson)},
        ${cohort?.id ?? null}, true, ${done}, ${done})`;
  }
}
