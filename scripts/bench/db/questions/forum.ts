import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';
import * as bare from './bare.ts';

/** The forum of cohort 1, its topic with 200 replies, and the history of that. */
export async function forumQuestions(cast: Cast): Promise<Question[]> {
  const looking: [who: string, viewer: Viewer][] = [
    ['student', cast.student],
    ['teacher', cast.teacher],
    ['admin', cast.admin],
  ];
  return (await Promise.all(looking.map(([who, viewer]) => pages(cast, who, viewer)))).flat();
}

async function pages(cast: Cast, who: string, viewer: Viewer): Promise<Question[]> {
  const ofCohort = 'from public.course_forums where cohort_id = 1';
  const shown = `${ofCohort} order by is_pinned desc, last_activity_at desc, id desc limit 20`;
  const topics = await cast.keys(`select id ${shown}`);
  const topic = await cast.keys(`select id ${ofCohort} and title = 'Topic 1'`);
  const replies = `from public.forum_replies where forum_post_id = ${topic} order by id limit 50`;
  const course = await cast.keys('select course_id from public.cohorts where id = 1');
  const people = async (...queries: string[]) =>
    bare.names(await cast.keys(queries.map((query) => `(${query})`).join(' union ')));
  const place = [
    bare.person(viewer),
    bare.mySeats(viewer),
    bare.cohorts('1'),
    bare.courses(course),
  ];
  const authors = `select user_id from public.course_forums where id in (${topics})`;
  const last = `select distinct on (forum_post_id) * from public.forum_replies
    where forum_post_id in (${topics}) order by forum_post_id, id desc`;
  return [
    {
      page: 'forum',
      who,
      viewer,
      what: 'forum_page()',
      sql: 'select public.forum_page(1)',
      bare: [
        ...place,
        { sql: `select * ${shown}`, at: 'forum.talk.topics' },
        { sql: last },
        await people(authors, `select user_id from (${last}) l`),
      ],
    },
    {
      page: 'topic',
      who,
      viewer,
      what: 'topic_page()',
      sql: `select public.topic_page(${topic})`,
      bare: [
        ...place,
        { sql: `select * from public.course_forums where id = ${topic}` },
        { sql: `select * ${replies}`, at: 'topic.talk.posts' },
        await people(`select distinct user_id from (select user_id ${replies}) r`),
      ],
    },
  ];
}
