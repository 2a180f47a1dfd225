import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';
import * as bare from './bare.ts';

export async function dashboardQuestions(cast: Cast): Promise<Question[]> {
  const page = async (who: string, viewer: Viewer): Promise<Question> => {
    const mine = `user_id = '${viewer.id}'`;
    const cohorts = await cast.keys(
      `select cohort_id from public.cohort_enrollments where ${mine}`,
    );
    const courses = await cast.keys(`select course_id from public.cohorts where id in (${cohorts})
      union select course_id from public.enrollments where ${mine}`);
    const { moduleIds, lessonIds } = await bare.partsOf(cast, courses);
    const posts = await cast.keys(`select id from public.lesson_discussions where ${mine}`);
    const readable = await cast.keys(`select cohort_id from public.cohort_enrollments
      where ${mine} and status in ('active', 'completed', 'paused')
      union select h.id from public.cohorts h join public.courses c on c.id = h.course_id where c.created_by = '${viewer.id}'`);
    const answers = `from public.lesson_discussions where parent_id in (${posts}) and cohort_id in (${readable})
      and user_id is distinct from '${viewer.id}' and hidden_at is null order by created_at desc limit 5`;
    const topics = await cast.keys(
      `select id from public.course_forums where ${mine} and cohort_id in (${readable})`,
    );
    const replies = `from public.forum_replies where forum_post_id in (${topics})
      and user_id is distinct from '${viewer.id}' and hidden_at is null order by created_at desc limit 5`;
    const both = `(select id, user_id ${answers}) union all (select id, user_id ${replies})`;
    const authors = await cast.keys(`select distinct user_id from (${both}) a`);
    return {
      page: 'dashboard',
      who,
      viewer,
      what: 'dashboard()',
      sql: 'select public.dashboard()',
      bare: [
        bare.person(viewer),
        bare.mySeats(viewer, 'enrollments'),
        bare.cohorts(cohorts),
        bare.courses(courses),
        bare.modules(courses),
        bare.lessons(moduleIds),
        bare.schedules(cohorts),
        bare.myProgress(viewer, lessonIds),
        { sql: `select * from public.enrollments where ${mine}`, at: 'self_paced' },
        { sql: `select id from public.lesson_discussions where ${mine}` },
        { sql: `select id from public.course_forums where ${mine}` },
        { sql: `select * ${answers}` },
        { sql: `select * ${replies}` },
        bare.names(authors),
      ],
      checks: [
        { sql: `select id from (${both}) a limit 5`, at: 'answers' },
        {
          sql: `select p.id from public.lesson_progress p join public.lessons l on l.id = p.lesson_id
            join public.modules m on m.id = l.module_id join public.cohorts c on c.course_id = m.course_id
            where p.${mine} and p.completed and c.id in (${cohorts})`,
          at: 'enrollments.*.completed',
        },
        {
          sql: `select l.id from public.lessons l join public.modules m on m.id = l.module_id
            join public.cohorts c on c.course_id = m.course_id where c.id in (${cohorts})`,
          at: 'enrollments.*.total',
        },
      ],
    };
  };
  return [
    await page('student', cast.student),
    await page('student, 5,000', cast.inLargeCohort),
    await page('self-paced', cast.selfPaced),
    await page('teacher', cast.teacher),
  ];
}
