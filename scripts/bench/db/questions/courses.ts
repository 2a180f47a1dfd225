import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';
import * as bare from './bare.ts';

export async function coursesQuestions(cast: Cast): Promise<Question[]> {
  const published = await cast.keys('select id from public.courses where published');
  const { moduleIds } = await bare.partsOf(cast, published);
  const everyTeacher = await cast.keys('select distinct created_by from public.courses');
  const next = await cast.keys(`select distinct on (course_id) id from public.cohorts
    where course_id in (${published}) and status in ('upcoming', 'active') order by course_id, status desc, start_date`);
  const catalog = (who: string, viewer: Viewer): Question => ({
    page: 'courses',
    who,
    viewer,
    what: 'course_catalog()',
    sql: 'select public.course_catalog()',
    bare: [
      ...(viewer.id ? [bare.person(viewer)] : []),
      bare.courses(published, 'courses'),
      bare.names(everyTeacher),
      bare.modules(published, 'courses.*.module_count'),
      bare.lessons(moduleIds, 'courses.*.lesson_count'),
      {
        sql: `select * from public.cohorts where course_id in (${published}) and status <> 'archived'`,
        at: 'courses.*.cohort_count',
      },
      bare.seatsTaken(next),
      bare.seatsHeld(next),
    ],
  });
  return [
    catalog('visitor', cast.visitor),
    catalog('student', cast.student),
    ...(await coursePage(cast)),
  ];
}

async function coursePage(cast: Cast): Promise<Question[]> {
  const { moduleIds } = await bare.partsOf(cast, '1');
  const cohorts = await cast.keys(
    `select id from public.cohorts where course_id = 1 and status <> 'archived'`,
  );
  const page = (who: string, viewer: Viewer): Question => ({
    page: 'course',
    who,
    viewer,
    what: 'course_page()',
    sql: `select public.course_page('course-1')`,
    bare: [
      ...(viewer.id ? [bare.person(viewer)] : []),
      { sql: `select * from public.courses where slug = 'course-1'`, at: 'course' },
      bare.names(`'${cast.teacher.id}'`),
      bare.modules('1', 'course.modules'),
      bare.lessons(moduleIds, 'course.modules.*.lessons'),
      {
        sql: `select * from public.cohorts where course_id = 1 and status <> 'archived'`,
        at: 'course.cohorts',
      },
      bare.schedules(cohorts, 'course.cohorts.*.schedule'),
      bare.seatsTaken(cohorts),
      bare.seatsHeld(cohorts),
      ...(viewer.id
        ? [
            {
              sql: `select cohort_id, status from public.cohort_enrollments where user_id = '${viewer.id}' and cohort_id in (${cohorts})`,
              at: 'course.cohorts.*.my_status',
            },
            {
              sql: `select status from public.enrollments where user_id = '${viewer.id}' and course_id = 1`,
              at: 'course.my_self_paced',
            },
          ]
        : []),
    ],
  });
  return [
    page('visitor', cast.visitor),
    page('student', cast.student),
    page('teacher', cast.teacher),
  ];
}
