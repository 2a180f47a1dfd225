import postgres from 'postgres';
import { idOf, lessonsPerCourse, lessonsPerModule, type Size } from './size.ts';

/**
 * Fills a campus before cohorts. With triggers and foreign keys off, which only a superuser may do: the rows are what
 * the triggers would have made of them.
 */
export async function fillOlderCampus(adminUrl: string, size: Size): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice() {} });
  const teacher = `'${idOf(0)}'::uuid`;
  const id = (n: string) => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const { people, courses, perPerson, perEnrollment } = size;
  const modules = (courses * lessonsPerCourse) / lessonsPerModule;
  try {
    await sql`set session_replication_role = replica`;
    await sql.unsafe(`
      insert into auth.users (id, email, email_confirmed_at)
      select ${id('n')}, 'person' || n || '@example.org', now() from generate_series(0, ${people}) as n;
      insert into public.applications (user_id, name, email, status, role)
      select u.id, split_part(u.email, '@', 1), u.email, 'approved',
        case when u.id = ${teacher} then 'teacher' else 'student' end
      from auth.users u;
      insert into public.courses (name, slug, description, published, created_by)
      select 'Course ' || n, 'course-' || n, repeat('What it is about. ', 20), true, ${teacher}
      from generate_series(1, ${courses}) as n;
      insert into public.modules (course_id, name, order_index)
      select (n * ${lessonsPerModule}) / ${lessonsPerCourse} + 1, 'Module ' || n, n
      from generate_series(0, ${modules - 1}) as n;
      insert into public.lessons (module_id, name, slug, text_content, order_index)
      select n / ${lessonsPerModule} + 1, 'Lesson ' || n, 'lesson-' || n, repeat('Words to learn by. ', 200), n
      from generate_series(0, ${courses * lessonsPerCourse - 1}) as n;
      insert into public.enrollments (user_id, course_id, enrolled_at, status)
      select ${id('p')}, (p + n) % ${courses} + 1, now() - p % 500 * interval '1 day',
        case (p / 7 + n) % 10 when 0 then 'completed' when 1 then 'paused' when 2 then 'dropped' else 'active' end
      from generate_series(1, ${people}) as p, generate_series(0, ${perPerson - 1}) as n;
      insert into public.lesson_progress (user_id, lesson_id, completed, completed_at, time_spent_seconds)
      select e.user_id, (e.course_id - 1) * ${lessonsPerCourse} + l, l % 3 > 0,
        case when l % 3 > 0 then e.enrolled_at end, l * 60
      from public.enrollments e, generate_series(1, ${perEnrollment}) as l;`);
    await sql`set session_replication_role = origin`;
    await sql`vacuum (analyze)`;
  } finally {
    await sql.end();
  }
}
