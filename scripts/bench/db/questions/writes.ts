import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';

/** What pages change. Everything is undone; the bare change is the same plain statement, without row security. */
export async function writeQuestions(cast: Cast): Promise<Question[]> {
  const { student, teacher, admin, outsider } = cast;
  const me = `'${student.id}'`;
  const write = (
    page: string,
    who: string,
    viewer: Viewer,
    what: string,
    sql: string,
    bare = sql,
  ): Question => ({
    page,
    who,
    viewer,
    what,
    sql,
    bare: [{ sql: bare }],
    writes: true,
  });
  const root = await cast.keys(
    `select min(id) from public.lesson_discussions where lesson_id = 1 and cohort_id = 1 and hidden_at is null and parent_id is null`,
  );
  const post =
    await cast.keys(`select coalesce(min(id), 0) from public.lesson_discussions d where d.user_id = ${me} and d.cohort_id = 1 and d.hidden_at is null
    and not exists (select 1 from public.lesson_discussions r where r.parent_id = d.id)`);
  const topic = await cast.keys(
    `select id from public.course_forums where cohort_id = 1 and title = 'Topic 1'`,
  );
  const done = await cast.keys(
    `select min(lesson_id) from public.lesson_progress where user_id = ${me} and lesson_id <= 25`,
  );
  const fresh = await cast.keys(`select max(l) from generate_series(1, 25) l where not exists (
    select 1 from public.lesson_progress p where p.user_id = ${me} and p.lesson_id = l)`);
  const mark = (lesson: string, completed: boolean) =>
    `insert into public.lesson_progress (user_id, lesson_id, completed) values (${me}, ${lesson}, ${completed})
      on conflict (user_id, lesson_id) do update set user_id = excluded.user_id, lesson_id = excluded.lesson_id, completed = excluded.completed`;
  const say = (parent: string, who = me, cohort = 1, lesson = 1) =>
    `insert into public.lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content)
      values (${lesson}, ${cohort}, ${who}, ${parent}, 'What I think.') returning id`;
  const seat = `insert into public.cohort_enrollments (cohort_id, user_id) values (1, '${outsider.id}')`;
  const days = JSON.stringify(
    [1, 2, 3, 4, 5, 6, 7, 8].map((id) => ({
      module_id: id,
      unlock_date: '2020-01-01',
      lock_date: null,
    })),
  );
  return [
    write('lesson', 'student', student, 'mark a lesson as done', mark(fresh, true)),
    write('lesson', 'student', student, 'take the mark back', mark(done, false)),
    write('lesson', 'student', student, 'start a thread', say('null')),
    write('lesson', 'student', student, 'reply', say(root)),
    write('lesson', 'teacher', teacher, 'reply', say(root, `'${teacher.id}'`)),
    write(
      'lesson',
      'student, 5,000',
      cast.inLargeCohort,
      'start a thread',
      say('null', `'${cast.inLargeCohort.id}'`, 2, 41),
    ),
    write(
      'lesson',
      'student',
      student,
      'change a post',
      `update public.lesson_discussions set content = 'Otherwise.' where id = ${post} returning id`,
    ),
    write(
      'lesson',
      'student',
      student,
      'delete a post',
      `delete from public.lesson_discussions where id = ${post} returning id`,
    ),
    write(
      'lesson',
      'teacher',
      teacher,
      'pin a thread',
      `update public.lesson_discussions set is_pinned = true where id = ${root} returning id`,
    ),
    write(
      'lesson',
      'teacher',
      teacher,
      'hide a post',
      `select public.hide_post(${root}, 'Not about the lesson.')`,
      `update public.lesson_discussions set hidden_at = now() where id = ${root}`,
    ),
    write(
      'client',
      'student',
      student,
      'reply to a topic',
      `insert into public.forum_replies (forum_post_id, user_id, content) values (${topic}, ${me}, 'Yes.')`,
    ),
    write(
      'cohort',
      'student',
      outsider,
      'enroll_in_cohort()',
      'select public.enroll_in_cohort(1)',
      seat,
    ),
    write('cohort', 'student', outsider, 'enroll by a plain insert', seat),
    write(
      'cohort',
      'student',
      student,
      'leave_cohort()',
      'select public.leave_cohort(1)',
      `update public.cohort_enrollments set status = 'dropped' where cohort_id = 1 and user_id = ${me}`,
    ),
    write(
      'course',
      'student',
      outsider,
      "begin at one's own pace",
      `insert into public.enrollments (user_id, course_id) select '${outsider.id}', id from public.courses
        where published and enrollment_type <> 'cohort_only' order by id limit 1`,
    ),
    write(
      'account',
      'student',
      student,
      "change one's name",
      `update public.applications set name = 'Otherwise', time_zone = 'UTC' where user_id = ${me}`,
    ),
    write(
      'teaching, a cohort',
      'teacher',
      teacher,
      'set_schedule(), 8 modules',
      `select public.set_schedule(1, '${days}')`,
      "update public.cohort_schedules set unlock_date = '2020-01-01', lock_date = null where cohort_id = 1",
    ),
    write(
      'office',
      'admin',
      admin,
      'open a cohort',
      `insert into public.cohorts (course_id, name, start_date, end_date, max_students, unlock_time, time_zone) values (1, 'New', '2031-01-01', '2031-03-01', 50, '00:00', 'UTC') returning id`,
    ),
    write(
      'office',
      'admin',
      admin,
      'change a cohort',
      `update public.cohorts set max_students = 400 where id = 1 returning id`,
    ),
  ];
}
