import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';
import * as bare from './bare.ts';

type Looking = { who: string; viewer: Viewer; cohort: number; lesson: number; closed?: boolean };

export async function lessonQuestions(cast: Cast): Promise<Question[]> {
  const looking: Looking[] = [
    { who: 'visitor', viewer: cast.visitor, cohort: 1, lesson: 1, closed: true },
    { who: 'student', viewer: cast.student, cohort: 1, lesson: 1 },
    { who: 'student, closed', viewer: cast.student, cohort: 1, lesson: 40, closed: true },
    { who: 'teacher', viewer: cast.teacher, cohort: 1, lesson: 1 },
    { who: 'admin', viewer: cast.admin, cohort: 1, lesson: 1 },
    { who: 'student, 5,000', viewer: cast.inLargeCohort, cohort: 2, lesson: 41 },
    { who: 'teacher, 5,000', viewer: cast.teacher, cohort: 2, lesson: 41 },
  ];
  return Promise.all(looking.map((each) => page(cast, each)));
}

async function page(
  cast: Cast,
  { who, viewer, cohort, lesson, closed }: Looking,
): Promise<Question> {
  const course = await cast.keys(`select course_id from public.cohorts where id = ${cohort}`);
  const { moduleIds } = await bare.partsOf(cast, course);
  const here = `from public.lesson_discussions where lesson_id = ${lesson} and cohort_id = ${cohort}`;
  const roots = `${here} and parent_id is null order by is_pinned desc, id desc limit 20`;
  const rootIds = await cast.keys(`select id ${roots}`);
  const replies = `with recursive below as (
    select id from public.lesson_discussions where parent_id in (${rootIds})
    union all select d.id from public.lesson_discussions d join below b on d.parent_id = b.id) select id from below`;
  const shown = `${rootIds}, ${await cast.keys(replies)}`;
  const authors = await cast.keys(
    `select distinct user_id from public.lesson_discussions where id in (${shown})`,
  );
  const hidden = await cast.keys(
    `select id from public.lesson_discussions where id in (${shown}) and hidden_at is not null`,
  );
  const taught = viewer === cast.teacher || viewer === cast.admin;
  return {
    page: 'lesson',
    who,
    viewer,
    what: 'lesson_page()',
    sql: `select public.lesson_page(${lesson}, ${cohort})`,
    bare: [
      ...(viewer.id ? [bare.person(viewer)] : []),
      {
        sql: `select * from public.lessons where id = ${lesson}`,
        ...(!closed && { at: 'lesson.content' }),
      },
      bare.courses(course, 'lesson.course'),
      bare.modules(course),
      bare.lessons(moduleIds, 'lesson.total'),
      ...(viewer.id && !taught
        ? [bare.mySeats(viewer), bare.cohorts(String(cohort), 'lesson.cohorts')]
        : []),
      ...(taught
        ? [
            {
              sql: `select * from public.cohorts where course_id = ${course}`,
              at: 'lesson.cohorts',
            },
          ]
        : []),
      bare.schedules(String(cohort)),
      ...(viewer.id
        ? [
            {
              sql: `select completed from public.lesson_progress where user_id = '${viewer.id}' and lesson_id = ${lesson}`,
            },
          ]
        : []),
      ...(closed
        ? []
        : [
            { sql: `select * ${roots}`, at: 'lesson.talk.posts' },
            {
              // All replies at once, with the replies to them.
              sql: `select * from public.lesson_discussions where id in (${await cast.keys(replies)})`,
              at: 'lesson.talk.posts',
            },
            bare.names(authors),
            { sql: `select * from public.moderations where discussion_id in (${hidden})` },
          ]),
    ],
  };
}
