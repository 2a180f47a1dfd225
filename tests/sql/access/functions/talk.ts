import { admins, inForum, itsTeacher, seated, shown, theirOwn } from '../campus/words.ts';
import { states } from '../campus/states.ts';
import { refusal, type Call, type Door } from '../function.ts';

const inSpring = { cohort: 'spring', course: 'openData' } as const;
const topic = { ...inSpring, topic: 'Hello Spring' } as const;
const bolasReply = '(select r.id from public.forum_replies r where r.forum_post_id = 601)';
const done = (call: string) => `select to_jsonb('done'::text) from (select ${call}) done`;
const byTeachers = (is: string, call: string): Call => ({
  is,
  ...inSpring,
  sql: done(call),
  answers: [{ who: [itsTeacher, admins], gets: 'done' }],
  others: refusal('C4004'),
});
const readers = [{ who: [seated, itsTeacher, admins], gets: true }];
const whereShown = [
  { who: [seated], when: [shown], gets: true },
  { who: [seated], when: [theirOwn], gets: true },
  { who: [itsTeacher, admins], gets: true },
];
const lives = [states.bothPause, states.bothLeft, states.springIsOver, states.springArchived];
const shows = (words: string, page: string) =>
  `select to_jsonb(coalesce(${page}::text like '%${words}%', false))`;

/** The forum's pages, the history of a post, and what those who teach do with posts. */
export const talk: Door[] = [
  {
    signature: 'forum_page(bigint,timestamp with time zone,bigint)',
    about: 'A page of a cohort’s topics, for its students and those who teach it.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'Spring’s forum',
        ...inSpring,
        sql: `select to_jsonb(forum_page(401) ->> 'forum' is not null)`,
        answers: readers,
        others: false,
        states: lives,
      },
      {
        ...topic,
        is: 'Amara’s topic in Spring',
        person: 'amara',
        sql: shows('Hello Spring', 'forum_page(401)'),
        answers: whereShown,
        others: false,
        states: [states.topicHidden],
      },
    ],
  },
  {
    signature: 'topic_page(bigint,bigint)',
    about: 'A topic with a page of its replies, for students of the cohort and those who teach it.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        ...topic,
        is: 'Amara’s topic in Spring',
        person: 'amara',
        sql: shows('It is Amara', 'topic_page(601)'),
        answers: whereShown,
        others: false,
        states: [...lives, states.topicHidden],
      },
      {
        ...topic,
        is: 'Bola’s reply in Spring',
        person: 'bola',
        sql: shows('Hello Amara', 'topic_page(601)'),
        answers: whereShown,
        others: false,
        states: [states.topicHidden, states.replyHidden],
      },
    ],
  },
  {
    signature: 'post_history(text,bigint,timestamp with time zone)',
    about: 'What happened to a post, for its author and those who teach its cohort.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        ...topic,
        is: 'the history of Amara’s topic',
        person: 'amara',
        sql: shows('I am Amara', `post_history('topic', 601)`),
        answers: [
          { who: [seated], when: [theirOwn, inForum], gets: true },
          { who: [itsTeacher, admins], gets: true },
        ],
        others: false,
        states: [...lives, states.topicHidden],
      },
    ],
  },
  {
    signature: 'hide_post(bigint,text,text)',
    about:
      'Hides a post, a topic or a reply from the cohort’s students, with a reason; for those who teach it. To others it is not there (C4004).',
    may: 'people',
    service: 'refused',
    writes: true,
    calls: [
      byTeachers('Amara’s question', `hide_post(501, 'off topic')`),
      byTeachers('Amara’s topic', `hide_post(601, 'off topic', 'topic')`),
      byTeachers('Bola’s reply', `hide_post(${bolasReply}, 'off topic', 'reply')`),
    ],
  },
  {
    signature: 'restore_post(bigint,text)',
    about: 'Shows a hidden post, topic or reply again, for those who teach the cohort.',
    may: 'people',
    service: 'refused',
    writes: true,
    calls: [byTeachers('Bola’s post', 'restore_post(505)')],
  },
];
