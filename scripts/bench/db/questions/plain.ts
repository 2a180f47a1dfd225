import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';
import * as bare from './bare.ts';

type Asker = [name: string, viewer: Viewer];

/** Every page asks who is looking; and what other software reads in plain statements, the guide's three among it. */
export async function plainQuestions(cast: Cast): Promise<Question[]> {
  const { student, teacher, admin, visitor, service, inLargeCohort } = cast;
  const questions: Question[] = [
    {
      page: 'any',
      who: 'student',
      viewer: student,
      what: 'viewer()',
      sql: 'select public.viewer()',
      bare: [bare.person(student, '')],
    },
    {
      page: 'account',
      who: 'student',
      viewer: student,
      what: 'time_zone_names()',
      sql: 'select public.time_zone_names()',
      bare: [{ sql: 'select name from private.time_zones order by name', at: '' }],
    },
  ];
  const ask = (page: string, what: string, sql: string, ...viewers: Asker[]) => {
    for (const [who, viewer] of viewers)
      questions.push({ page, who, viewer, what, sql, bare: [{ sql, at: 'rows' }] });
  };
  const asStudent: Asker = ['student', student];
  const asTeacher: Asker = ['teacher', teacher];
  const asAdmin: Asker = ['admin', admin];
  const asVisitor: Asker = ['visitor', visitor];
  const me = `user_id = '${student.id}'`;
  const topic = await cast.keys(
    `select id from public.course_forums where cohort_id = 1 and title = 'Topic 1'`,
  );
  // A hidden post of somebody else is not the student's to read.
  const seen = `(hidden_at is null or ${me})`;

  ask(
    'guide',
    'test 1: the roster view',
    'select * from public.student_roster_view where cohort_id = 1',
    ['service', service],
  );
  ask(
    'guide',
    'test 2: a schedule',
    'select * from public.cohort_schedules where cohort_id = 1 and unlock_date <= current_date',
    asVisitor,
    asStudent,
    asTeacher,
    asAdmin,
  );
  const thread =
    'select * from public.lesson_discussions where lesson_id = 1 and cohort_id = 1 order by created_at desc';
  ask('guide', 'test 3: the thread of a lesson', thread, asTeacher, asAdmin);
  questions.push({
    page: 'guide',
    who: 'student',
    viewer: student,
    what: 'test 3: the thread of a lesson',
    sql: thread,
    bare: [{ sql: thread.replace('order by', `and ${seen} order by`), at: 'rows' }],
  });

  const mine = `select * from public.cohort_enrollments where ${me}`;
  ask('client', 'my enrollments', mine, asStudent);
  questions.push({
    page: 'client',
    who: 'student',
    viewer: student,
    what: 'the same by auth.uid(), not wanted',
    limit: Number.POSITIVE_INFINITY,
    sql: 'select * from public.cohort_enrollments where user_id = auth.uid()',
    bare: [{ sql: mine, at: 'rows' }],
  });
  ask('client', 'my seat in a cohort', `${mine} and cohort_id = 1`, asStudent);
  ask('client', 'my self-paced courses', `select * from public.enrollments where ${me}`, asStudent);
  ask(
    'client',
    'my progress in a course',
    `select * from public.lesson_progress where ${me} and lesson_id between 1 and 40`,
    asStudent,
  );
  ask('client', 'my progress', `select * from public.lesson_progress where ${me}`, asStudent);
  ask('client', 'my record', `select * from public.applications where ${me}`, asStudent);
  ask(
    'client',
    'a lesson',
    'select * from public.lessons where id = 1',
    asStudent,
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'the modules of a course',
    'select * from public.modules where course_id = 1',
    asVisitor,
    asStudent,
    asTeacher,
  );
  ask(
    'client',
    'a course',
    `select * from public.courses where slug = 'course-1'`,
    asVisitor,
    asStudent,
    asAdmin,
  );
  ask(
    'client',
    'the cohorts of a course',
    `select * from public.cohorts where course_id = 1 and status <> 'archived'`,
    asVisitor,
    asStudent,
    asTeacher,
  );
  ask(
    'client',
    'a cohort',
    'select * from public.cohorts where id = 1',
    asVisitor,
    asStudent,
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'a thread of 5,000',
    `select * from public.lesson_discussions where lesson_id = 41 and cohort_id = 2 and hidden_at is null order by created_at desc limit 50`,
    ['student, 5,000', inLargeCohort],
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'the topics of a cohort',
    'select * from public.course_forums where cohort_id = 1 order by created_at desc',
    asStudent,
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'the replies of a topic',
    `select * from public.forum_replies where forum_post_id = ${topic} order by created_at`,
    asStudent,
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'the students of a cohort',
    'select * from public.cohort_enrollments where cohort_id = 1',
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'the progress of a student',
    `select * from public.lesson_progress where ${me} and lesson_id between 1 and 40`,
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'the record of a student',
    `select * from public.applications where ${me}`,
    asTeacher,
    asAdmin,
  );
  ask(
    'client',
    'the invitations of a cohort',
    'select * from public.invitations where cohort_id = 1',
    asTeacher,
    asAdmin,
  );
  return questions;
}
