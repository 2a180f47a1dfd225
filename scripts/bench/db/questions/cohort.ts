import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';
import * as bare from './bare.ts';

export async function cohortQuestions(cast: Cast): Promise<Question[]> {
  const page = async (who: string, viewer: Viewer, cohort: number): Promise<Question> => {
    const course = await cast.keys(`select course_id from public.cohorts where id = ${cohort}`);
    const { moduleIds, lessonIds } = await bare.partsOf(cast, course);
    const classmates = await cast.keys(`select user_id from public.cohort_enrollments
      where cohort_id = ${cohort} and status in ('active', 'completed', 'paused') order by enrolled_at, id limit 60`);
    return {
      page: 'cohort',
      who,
      viewer,
      what: cohort === 2 ? 'cohort_page(), 5,000 students' : 'cohort_page()',
      sql: `select public.cohort_page(${cohort})`,
      bare: [
        ...(viewer.id ? [bare.person(viewer)] : []),
        bare.cohorts(String(cohort), 'cohort'),
        bare.courses(course, 'cohort.course'),
        bare.names(`'${cast.teacher.id}'`),
        bare.modules(course, 'cohort.modules'),
        bare.lessons(moduleIds, 'cohort.modules.*.lessons'),
        bare.schedules(String(cohort), 'cohort.modules.*.unlock_date'),
        bare.seatsTaken(String(cohort), 'cohort.students'),
        bare.seatsHeld(String(cohort)),
        ...(viewer.id
          ? [
              bare.mySeats(viewer),
              bare.myProgress(viewer, lessonIds, 'cohort.completed'),
              bare.names(classmates, 'cohort.classmates'),
            ]
          : []),
      ],
    };
  };
  return [
    await page('visitor', cast.visitor, 1),
    await page('student', cast.student, 1),
    await page('teacher', cast.teacher, 1),
    await page('student', cast.inLargeCohort, 2),
  ];
}
