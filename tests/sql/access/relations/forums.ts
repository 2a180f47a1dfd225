import {
  admins,
  cohortRuns,
  itsTeacher,
  notShown,
  notTheirs,
  seated,
  serviceKey,
  shown,
  talkers,
  theirOwn,
  topicOpen,
  topicShut,
  unanswered,
} from '../campus/words.ts';
import { states } from '../campus/states.ts';
import { the, type Relation } from '../relation.ts';

const inSpring = { cohort: 'spring', course: 'openData', topic: 'Hello Spring' } as const;
const inAutumn = { cohort: 'autumn', course: 'openData', topic: 'Hello Autumn' } as const;
const inRoots = { cohort: 'roots', course: 'gardening', topic: 'Hello Roots' } as const;
const lives = [
  states.beforeSpring,
  states.springBegins,
  states.lastOfSpring,
  states.springIsOver,
  states.springArchived,
  states.withdrawn,
  states.bothPause,
  states.bothLeft,
];
const whereShown = [
  { who: [seated], when: [shown] },
  { who: [seated], when: [theirOwn] },
  { who: [itsTeacher, admins, serviceKey] },
];
const open = (course: number, cohort: number, who = '{me}') => ({
  course_id: `${course}`,
  cohort_id: `${cohort}`,
  user_id: who,
  title: `'A topic'`,
  content: `'words'`,
});

export const topics: Relation = {
  name: 'course_forums',
  about: 'Topics of a cohort’s forum.',
  rows: [
    { is: 'Amara’s topic in Spring', where: 'id = 601', person: 'amara', ...inSpring },
    { is: 'Hana’s topic in Autumn', where: 'id = 602', person: 'hana', ...inAutumn },
    { is: 'Ivo’s topic in Roots', where: 'id = 603', person: 'ivo', ...inRoots },
  ],
  fixed:
    'id is_teacher_response hidden_at reply_count teacher_reply_count last_activity_at created_at updated_at',
  granted: 'people',
  service: 'everything',
  read: whereShown,
  states: [
    ...lives,
    states.unanswered,
    states.danasTopic,
    states.topicHidden,
    states.danasTopicHidden,
  ],
  add: {
    drafts: [
      { is: 'a topic in Spring', person: 'me', ...inSpring, values: open(101, 401) },
      { is: 'a topic in Autumn', person: 'me', ...inAutumn, values: open(101, 402) },
      { is: 'a topic in Roots', person: 'me', ...inRoots, values: open(102, 405) },
      {
        is: 'a topic in Bola’s name',
        person: 'bola',
        ...inSpring,
        values: open(101, 401, the('bola')),
      },
    ],
    may: [
      { who: [talkers], when: [theirOwn, cohortRuns] },
      { who: [itsTeacher, admins], when: [theirOwn] },
      { who: [serviceKey] },
    ],
  },
  change: [
    {
      columns: { title: `'Changed'`, content: `'Changed'` },
      refused: [
        { who: [itsTeacher, admins], when: [notTheirs], code: 'C4030' },
        { who: [itsTeacher, admins], when: [theirOwn, notShown], code: 'C4095' },
      ],
      may: [
        { who: [talkers], when: [theirOwn, shown, cohortRuns] },
        { who: [itsTeacher, admins], when: [theirOwn, shown] },
        { who: [serviceKey] },
      ],
    },
    {
      columns: { is_pinned: 'not is_pinned', is_locked: 'not is_locked' },
      refused: [{ who: [talkers], when: [theirOwn, shown, cohortRuns], code: 'C4030' }],
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
    {
      // An open topic has no reason for closing.
      columns: { closing_reason: `'All is said.'` },
      kept: [
        { who: [talkers], when: [theirOwn, shown, cohortRuns] },
        { who: [itsTeacher, admins, serviceKey] },
      ],
      may: [],
    },
  ],
  delete: {
    may: [
      { who: [talkers], when: [theirOwn, shown, cohortRuns, unanswered] },
      { who: [itsTeacher, admins], when: [theirOwn, shown, unanswered] },
      { who: [serviceKey] },
    ],
  },
  aside: ['updated_at'],
  notes: [
    'Of a closed topic those who teach write `closing_reason`, too; an open one has none, whatever is written.',
  ],
  acts: [
    {
      who: ['amara', 'dana', 'femi'],
      does: 'open a topic in another course’s name',
      sql: `insert into course_forums (course_id, cohort_id, user_id, title, content) values (102, 401, auth.uid(), 'x', 'x')`,
      comes: '23503',
    },
    {
      who: ['amara'],
      does: 'retitle and rewrite her own topic',
      sql: `update course_forums set title = 'T', content = 'c' where id = 601`,
      comes: 1,
    },
    {
      who: ['dana', 'femi', 'service'],
      does: 'close a topic, saying why',
      sql: `update course_forums set is_locked = true, closing_reason = 'All is said.' where id = 601`,
      comes: 1,
    },
    {
      who: ['amara'],
      does: 'open a topic without a title',
      sql: `insert into course_forums (course_id, cohort_id, title, content) values (101, 401, ' ', 'x')`,
      comes: '23514',
    },
  ],
};

const reply = (topic: number, who = '{me}') => ({
  forum_post_id: `${topic}`,
  user_id: who,
  content: `'a reply'`,
});
const whileOpen = [
  { who: [talkers], when: [theirOwn, cohortRuns, topicOpen] },
  { who: [itsTeacher, admins], when: [theirOwn] },
  { who: [serviceKey] },
];
const whileShown = whileOpen.map(({ who, when }) => ({
  who,
  ...(when && { when: [...when, shown] }),
}));

export const replies: Relation = {
  name: 'forum_replies',
  about: 'Replies to a topic. They outlive the hiding of the topic.',
  rows: [
    { is: 'Bola’s reply in Spring', where: 'forum_post_id = 601', person: 'bola', ...inSpring },
    { is: 'Dana’s reply in Autumn', where: 'forum_post_id = 602', person: 'dana', ...inAutumn },
    { is: 'Esi’s reply in Roots', where: 'forum_post_id = 603', person: 'esi', ...inRoots },
  ],
  fixed: 'id is_teacher_response hidden_at created_at updated_at',
  granted: 'people',
  service: 'everything',
  read: whereShown,
  states: [...lives, states.topicClosed, states.topicHidden, states.replyHidden],
  add: {
    drafts: [
      { is: 'a reply in Spring', person: 'me', ...inSpring, values: reply(601) },
      { is: 'a reply in Autumn', person: 'me', ...inAutumn, values: reply(602) },
      { is: 'a reply in Roots', person: 'me', ...inRoots, values: reply(603) },
      {
        is: 'a reply in Bola’s name',
        person: 'bola',
        ...inSpring,
        values: reply(601, the('bola')),
      },
    ],
    refused: [{ who: [talkers], when: [cohortRuns, topicShut], code: 'C4022' }],
    may: whileOpen,
  },
  change: [{ columns: { content: `'Changed'` }, may: whileShown }],
  delete: { may: whileShown },
  aside: ['updated_at'],
  acts: [
    {
      who: ['amara', 'dana', 'femi'],
      does: 'reply as a teacher by saying so',
      sql: `insert into forum_replies (forum_post_id, content, is_teacher_response) values (601, 'x', true)`,
      comes: '42501',
    },
  ],
};
