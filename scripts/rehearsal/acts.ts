import type { TransactionSql } from 'postgres';
import { courseOf, idOf, lessonsPerCourse, type Size } from './size.ts';

/** What a student does, as a statement of the API, which answers in JSON. An empty answer counts as a failure. */
export type Act = {
  kind: string;
  /** How many of a hundred acts are of this kind. */
  share: number;
  do(sql: TransactionSql, student: Student): Promise<{ count: number }>;
};

/** A person whom one connection plays, and what that person was told was written. */
export type Student = {
  number: number;
  size: Size;
  /** The seconds watched, by lesson. */
  written: Map<number, number>;
  /** Courses that the person entered during the rehearsal. */
  entered: Set<number>;
};

const any = (count: number) => Math.floor(Math.random() * count);
/** As older-campus.ts gives them. */
const isActive = (person: number, n: number) => (Math.floor(person / 7) + n) % 10 > 2;
const activeCourse = ({ number, size }: Student) => {
  const n = [...Array(size.perPerson).keys()].filter((i) => isActive(number, i));
  return courseOf(size, number, n[any(n.length)]!);
};
const lessonIn = (course: number) => (course - 1) * lessonsPerCourse + 1 + any(lessonsPerCourse);

export const acts: Act[] = [
  {
    kind: 'catalogue',
    share: 15,
    do: (sql) => sql`
      select json_agg(c) from (
        select c.id, c.name, c.slug, (select count(*) from public.modules m where m.course_id = c.id) as modules
        from public.courses c where c.published) c
      having count(*) > 0`,
  },
  {
    kind: 'lesson',
    share: 25,
    do: (sql, student) => sql`
      select row_to_json(l) from (
        select l.name, l.text_content from public.lessons l where l.id = ${lessonIn(activeCourse(student))}) l`,
  },
  {
    kind: 'own progress',
    share: 15,
    do: (sql, { number }) => sql`
      select json_agg(p) from (
        select p.lesson_id, p.completed from public.lesson_progress p where p.user_id = ${idOf(number)}) p
      having count(*) > 0`,
  },
  {
    kind: 'own enrollments',
    share: 10,
    do: (sql, { number }) => sql`
      select json_agg(e) from (
        select e.course_id, e.status from public.enrollments e where e.user_id = ${idOf(number)}) e
      having count(*) > 0`,
  },
  {
    kind: 'mark progress',
    share: 25,
    async do(sql, student) {
      const lesson = lessonIn(activeCourse(student));
      const seconds = 1 + any(100_000);
      const done = await sql`
        insert into public.lesson_progress as p (user_id, lesson_id, completed, video_position_seconds)
        values (${idOf(student.number)}, ${lesson}, ${any(2) === 1}, ${seconds})
        on conflict (user_id, lesson_id) do update
        set completed = excluded.completed, video_position_seconds = excluded.video_position_seconds`;
      // Before the commit: one that fails is reported anyway.
      student.written.set(lesson, seconds);
      return done;
    },
  },
  {
    kind: 'enroll',
    share: 5,
    async do(sql, student) {
      const { size, number, entered } = student;
      const course = courseOf(size, number, size.perPerson + entered.size);
      if (entered.size + size.perPerson >= size.courses) return { count: 1 };
      const done = await sql`
        insert into public.enrollments (user_id, course_id) values (${idOf(number)}, ${course})`;
      entered.add(course);
      return done;
    },
  },
  {
    // What Auth does when somebody comes in, on a table that the migration's foreign keys point to.
    kind: 'sign in',
    share: 5,
    do: (sql, { number }) => sql`
      update auth.users set last_sign_in_at = now() where id = ${idOf(number)}`,
  },
];
