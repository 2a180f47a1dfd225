import type { TransactionSql } from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';
import type { Day } from './calendar.ts';
import type { CohortPlan, CoursePlan } from './course-plan.ts';

/**
 * What is there already stays as it is: a second run, or a person's edit in between, loses nothing.
 * `teacher` is the address of an account; without one the course waits for an admin to hand it over.
 */
export async function loadCourse(
  sql: TransactionSql,
  plan: CoursePlan,
  teacher: string | null,
): Promise<void> {
  const [account] = await sql`select id from auth.users where email = ${teacher}`;
  if (teacher && !account) throw new Problem(`Nobody has an account with the address ${teacher}.`);
  await sql`
    insert into public.courses (slug, name, description, track, published,
      is_cohort_based, enrollment_type, default_duration_weeks, created_by)
    values (${plan.slug}, ${plan.name}, ${plan.description}, 'Open University', true,
      true, 'cohort_only', ${plan.weeks}, ${(account?.['id'] as string) ?? null})
    on conflict (slug) do nothing`;

  const modules = plan.modules.map(({ name, description }, order) => ({
    name,
    description,
    order,
  }));
  await sql`
    insert into public.modules (course_id, name, description, order_index)
    select c.id, p.name, p.description, p."order"
    from jsonb_to_recordset(${sql.json(modules)}) as p (name text, description text, "order" int)
    join public.courses c on c.slug = ${plan.slug}
    where not exists (
      select 1 from public.modules m where m.course_id = c.id and m.order_index = p."order")`;

  const lessons = plan.modules.flatMap((module, moduleOrder) =>
    module.lessons.map((lesson, order) => ({ ...lesson, moduleOrder, order })),
  );
  await sql`
    insert into public.lessons (module_id, slug, name, text_content, order_index)
    select m.id, p.slug, p.name, p.text, p."order"
    from jsonb_to_recordset(${sql.json(lessons)})
      as p ("moduleOrder" int, slug text, name text, text text, "order" int)
    join public.courses c on c.slug = ${plan.slug}
    join public.modules m on m.course_id = c.id and m.order_index = p."moduleOrder"
    where not exists (
      select 1 from public.lessons l where l.module_id = m.id and l.slug = p.slug)`;
}

export interface LoadedCohort {
  id: string;
  courseId: string;
  startDate: Day;
}

/** The zone that the Open University keeps its dates in. */
export const ZONE = 'Europe/London';

/** An existing cohort keeps its dates; the activity replayed into it counts from its own first day. */
export async function loadCohort(sql: TransactionSql, plan: CohortPlan): Promise<LoadedCohort> {
  const added = await sql`
    insert into public.cohorts (course_id, name, start_date, end_date, max_students, time_zone)
    select c.id, ${plan.name}, ${plan.startDate}::date, ${plan.endDate}::date, null, ${ZONE}
    from public.courses c where c.slug = ${plan.courseSlug}
    on conflict (course_id, name) do nothing
    returning id`;
  const [cohort] = await sql<LoadedCohort[]>`
    select k.id, k.course_id as "courseId", k.start_date::text as "startDate"
    from public.cohorts k join public.courses c on c.id = k.course_id
    where c.slug = ${plan.courseSlug} and k.name = ${plan.name}`;
  if (!cohort) throw new Error(`The course ${plan.courseSlug} is not there.`);
  if (added.length > 0) {
    const days = plan.unlockDates.map((day, order) => ({ day, order }));
    await sql`
      insert into public.cohort_schedules (cohort_id, module_id, unlock_date)
      select ${cohort.id}, m.id, p.day
      from jsonb_to_recordset(${sql.json(days)}) as p (day date, "order" int)
      join public.modules m on m.course_id = ${cohort.courseId} and m.order_index = p."order"`;
  }
  return cohort;
}
