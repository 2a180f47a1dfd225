import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';
import * as bare from './bare.ts';

/** Questions without an answer by a teacher. */
const waiting = (cohorts: string) => `select q.id from public.lesson_discussions q
  where q.cohort_id in (${cohorts}) and q.parent_id is null and not q.is_teacher_response and q.hidden_at is null
    and not exists (select 1 from public.lesson_discussions a
      where a.parent_id = q.id and a.is_teacher_response and a.hidden_at is null)`;

export async function teachingQuestions(cast: Cast): Promise<Question[]> {
  const courses = `select id from public.courses where created_by = '${cast.teacher.id}'`;
  const courseIds = await cast.keys(courses);
  const cohortIds = await cast.keys(
    `select id from public.cohorts where course_id in (${courseIds})`,
  );
  return [
    {
      page: 'teaching',
      who: 'teacher',
      viewer: cast.teacher,
      what: 'teaching()',
      sql: 'select public.teaching()',
      bare: [
        bare.person(cast.teacher),
        bare.courses(courseIds),
        { sql: `select * from public.cohorts where course_id in (${courseIds})`, at: 'cohorts' },
        {
          sql: `select cohort_id, last_activity_at from public.cohort_enrollments
            where cohort_id in (${cohortIds}) and status in ('active', 'completed', 'paused')`,
          at: 'cohorts.*.students',
        },
        bare.seatsHeld(cohortIds, 'cohorts.*.invited'),
        { sql: waiting(cohortIds), at: 'cohorts.*.unanswered' },
      ],
    },
    await inHand(cast, 'teacher', cast.teacher, 1),
    await inHand(cast, 'admin', cast.admin, 1),
    await inHand(cast, 'teacher', cast.teacher, 2),
  ];
}

async function inHand(cast: Cast, who: string, viewer: Viewer, cohort: number): Promise<Question> {
  const course = await cast.keys(`select course_id from public.cohorts where id = ${cohort}`);
  const { moduleIds, lessonIds } = await bare.partsOf(cast, course);
  const ids = String(cohort);
  return {
    page: 'teaching, a cohort',
    who,
    viewer,
    what: cohort === 2 ? 'teaching_cohort(), 5,000 students' : 'teaching_cohort()',
    sql: `select public.teaching_cohort(${cohort})`,
    bare: [
      bare.person(viewer),
      bare.cohorts(ids, 'cohort'),
      bare.courses(course),
      bare.modules(course, 'cohort.modules'),
      bare.lessons(moduleIds, 'cohort.modules.*.lessons'),
      bare.schedules(ids, 'cohort.modules.*.unlock_date'),
      bare.seatsTaken(ids, 'cohort.students'),
      bare.seatsHeld(ids, 'cohort.invited'),
      {
        sql: `select lesson_id, user_id from public.lesson_progress where cohort_id = ${ids} and completed`,
      },
      {
        sql: `select lesson_id, parent_id, created_at from public.lesson_discussions where cohort_id = ${ids} and lesson_id in (${lessonIds})`,
      },
      { sql: waiting(ids), at: 'cohort.unanswered' },
    ],
    checks: [
      {
        sql: `select id from public.lesson_discussions where cohort_id = ${ids} and parent_id is null`,
        at: 'cohort.modules.*.lessons.*.threads',
      },
      { sql: waiting(ids), at: 'cohort.modules.*.lessons.*.unanswered' },
      {
        sql: `select distinct l.module_id, e.user_id from public.cohort_enrollments e
          join public.lesson_progress p on p.user_id = e.user_id and p.completed
          join public.lessons l on l.id = p.lesson_id and l.module_id in (${moduleIds})
          where e.cohort_id = ${ids} and e.status in ('active', 'completed', 'paused')`,
        at: 'cohort.modules.*.reached',
      },
    ],
  };
}
