import {
  admins,
  author,
  cohortRuns,
  itsTeacher,
  lessonOpen,
  lessonWorkable,
  notShown,
  notTheirs,
  seated,
  serviceKey,
  shown,
  talkers,
  theirOwn,
} from '../campus/words.ts';
import { springMoments, states } from '../campus/states.ts';
import type { Module } from '../campus/calendar.ts';
import { the, type Relation } from '../relation.ts';

const inSpring = { cohort: 'spring', course: 'openData' } as const;
const say = (lesson: number, cohort: number, parent = 'null', who = '{me}') => ({
  lesson_id: `${lesson}`,
  cohort_id: `${cohort}`,
  user_id: who,
  parent_id: parent,
  content: `'new words'`,
});
const me = (module: Module) => ({ person: 'me', module, ...inSpring }) as const;

export const discussions: Relation = {
  name: 'lesson_discussions',
  about:
    'What a cohort says about a lesson. Talk about a lesson that is closed to the reader is closed, too.',
  rows: [
    {
      is: 'Amara’s question in Spring',
      where: 'id = 501',
      person: 'amara',
      module: 'finding',
      ...inSpring,
    },
    {
      is: 'Dana’s answer in Spring',
      where: 'id = 502',
      person: 'dana',
      module: 'finding',
      ...inSpring,
    },
    {
      is: 'Bola’s post in Spring',
      where: 'id = 505',
      person: 'bola',
      module: 'publishing',
      ...inSpring,
    },
    {
      is: 'Hana’s question in Autumn',
      where: 'id = 503',
      person: 'hana',
      module: 'finding',
      cohort: 'autumn',
      course: 'openData',
    },
    {
      is: 'Ivo’s question in Roots',
      where: 'id = 504',
      person: 'ivo',
      module: 'soil',
      cohort: 'roots',
      course: 'gardening',
    },
  ],
  fixed: 'id is_teacher_response hidden_at created_at updated_at',
  granted: 'people',
  service: 'everything',
  read: [
    { who: [seated], when: [lessonOpen, shown] },
    { who: [author], when: [lessonOpen] },
    { who: [itsTeacher, admins, serviceKey] },
  ],
  states: [
    ...springMoments,
    states.springArchived,
    states.withdrawn,
    states.postHidden,
    states.answerHidden,
    states.bothPause,
    states.bothLeft,
  ],
  add: {
    drafts: [
      { is: 'a post under Finding in Spring', ...me('finding'), values: say(302, 401) },
      { is: 'a reply to Amara', ...me('finding'), values: say(301, 401, '501') },
      { is: 'a post under Cleaning in Spring', ...me('cleaning'), values: say(303, 401) },
      { is: 'a post under Publishing in Spring', ...me('publishing'), values: say(304, 401) },
      { is: 'a post in Autumn', ...me('finding'), cohort: 'autumn', values: say(302, 402) },
      {
        is: 'a post in Roots',
        person: 'me',
        module: 'soil',
        cohort: 'roots',
        course: 'gardening',
        values: say(305, 405),
      },
      {
        is: 'a post in Amara’s name',
        ...me('finding'),
        person: 'amara',
        values: say(302, 401, 'null', the('amara')),
      },
    ],
    may: [
      { who: [talkers], when: [theirOwn, cohortRuns, lessonWorkable] },
      { who: [itsTeacher, admins], when: [theirOwn] },
      { who: [serviceKey] },
    ],
  },
  change: [
    {
      columns: { content: `'Changed'` },
      refused: [
        { who: [itsTeacher, admins], when: [notTheirs], code: 'C4030' },
        { who: [itsTeacher, admins], when: [theirOwn, notShown], code: 'C4095' },
      ],
      may: [
        { who: [talkers], when: [theirOwn, shown, cohortRuns, lessonWorkable] },
        { who: [itsTeacher, admins], when: [theirOwn, shown] },
        { who: [serviceKey] },
      ],
    },
    {
      columns: { is_pinned: 'not is_pinned' },
      refused: [
        { who: [talkers], when: [theirOwn, shown, cohortRuns, lessonWorkable], code: 'C4030' },
      ],
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
  ],
  delete: {
    may: [
      { who: [talkers], when: [theirOwn, shown, cohortRuns, lessonOpen] },
      { who: [itsTeacher, admins], when: [theirOwn, shown] },
      { who: [serviceKey] },
    ],
  },
  // A reply stays when its post goes, as a post of its own.
  aside: ['updated_at', 'parent_id'],
  acts: [
    {
      who: ['amara', 'dana', 'femi', 'service'],
      does: 'post under another course’s lesson',
      sql: `insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (305, 401, ${the('amara')}, 'x')`,
      comes: 'C4041',
    },
    {
      who: ['amara'],
      does: 'answer a post of another lesson',
      sql: `insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content) values (302, 401, ${the('amara')}, 501, 'x')`,
      comes: '23503',
    },
    {
      who: ['amara'],
      does: 'answer a post of another cohort',
      sql: `insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content) values (301, 401, ${the('amara')}, 503, 'x')`,
      comes: '23503',
    },
    {
      who: ['amara', 'dana', 'femi'],
      does: 'arrive pinned',
      sql: `insert into lesson_discussions (lesson_id, cohort_id, content, is_pinned) values (301, 401, 'x', true)`,
      comes: '42501',
    },
    {
      who: ['amara', 'dana', 'femi'],
      does: 'arrive as a teacher',
      sql: `insert into lesson_discussions (lesson_id, cohort_id, content, is_teacher_response) values (301, 401, 'x', true)`,
      comes: '42501',
    },
    {
      who: ['amara'],
      does: 'say nothing',
      sql: `insert into lesson_discussions (lesson_id, cohort_id, content) values (301, 401, E' \\n')`,
      comes: '23514',
    },
    {
      who: ['goran', 'bola', 'chidi'],
      does: 'edit everything in reach',
      sql: `update lesson_discussions set content = 'x'`,
      comes: 0,
    },
  ],
  notes: [
    'Hidden posts stay in their place: nobody changes or deletes them until they are shown again.',
  ],
};
