import {
  admins,
  alreadyIn,
  anybody,
  itsTeacher,
  lessonWorkable,
  rejected,
  self,
  selfPacedOffered,
  serviceKey,
} from '../campus/words.ts';
import { springMoments, states } from '../campus/states.ts';
import { the, type Relation } from '../relation.ts';

export const enrollments: Relation = {
  name: 'enrollments',
  about: 'A person in a course at their own pace, without a cohort.',
  rows: [
    { is: 'Jun in Open data', where: `user_id = ${the('jun')}`, person: 'jun', course: 'openData' },
    { is: 'Ben in Open data', where: `user_id = ${the('ben')}`, person: 'ben', course: 'openData' },
  ],
  fixed: 'id enrolled_at status completed_at cohort_id',
  granted: 'people',
  service: 'everything',
  read: [{ who: [self, itsTeacher, admins, serviceKey] }],
  states: [states.withdrawn, states.cohortOnly, states.hybrid],
  add: {
    drafts: [
      {
        is: 'themselves in Open data',
        person: 'me',
        course: 'openData',
        values: { user_id: '{me}', course_id: '101' },
      },
      {
        is: 'themselves in a draft',
        person: 'me',
        course: 'draft',
        values: { user_id: '{me}', course_id: '103' },
      },
      {
        is: 'Hana in Gardening',
        person: 'hana',
        course: 'gardening',
        values: { user_id: the('hana'), course_id: '102' },
      },
    ],
    refused: [
      { who: [anybody], when: [rejected], code: 'C4013' },
      { who: [self], when: [alreadyIn, selfPacedOffered], code: '23505' },
    ],
    may: [{ who: [self], when: [selfPacedOffered] }, { who: [serviceKey] }],
  },
  notes: [
    'Starting alone opens nothing to those who have to do with a cohort of the course.',
    'Nobody is enrolled by somebody else; a cohort is never claimed through this table.',
  ],
};

const finish = (lesson: number, whose = '{me}') => ({
  user_id: whose,
  lesson_id: `${lesson}`,
  completed: 'true',
  video_position_seconds: '5',
  time_spent_seconds: '5',
});

export const progress: Relation = {
  name: 'lesson_progress',
  about: 'What a person has done of a lesson; completing and undoing are updates of one row.',
  rows: [
    {
      is: 'Amara’s Search',
      person: 'amara',
      module: 'finding',
      course: 'openData',
      where: `user_id = ${the('amara')}`,
    },
    {
      is: 'Goran’s Search',
      person: 'goran',
      module: 'finding',
      course: 'openData',
      where: `user_id = ${the('goran')}`,
    },
    {
      is: 'Hana’s Search',
      person: 'hana',
      module: 'finding',
      course: 'openData',
      where: `user_id = ${the('hana')}`,
    },
    {
      is: 'Ivo’s Compost',
      person: 'ivo',
      module: 'soil',
      course: 'gardening',
      where: `user_id = ${the('ivo')}`,
    },
  ],
  fixed: 'id completed_at last_accessed cohort_id',
  granted: 'people',
  service: 'everything',
  read: [{ who: [self, itsTeacher, admins, serviceKey] }],
  states: [
    ...springMoments,
    states.springArchived,
    states.withdrawn,
    states.bothPause,
    states.bothLeft,
  ],
  add: {
    drafts: [
      {
        is: 'Licences, in Finding',
        person: 'me',
        module: 'finding',
        course: 'openData',
        values: finish(302),
      },
      {
        is: 'Tidy, in Cleaning',
        person: 'me',
        module: 'cleaning',
        course: 'openData',
        values: finish(303),
      },
      {
        is: 'Release, in Publishing',
        person: 'me',
        module: 'publishing',
        course: 'openData',
        values: finish(304),
      },
      {
        is: 'Idea, in a draft',
        person: 'me',
        module: 'sketch',
        course: 'draft',
        values: finish(306),
      },
      {
        is: 'Licences, for Amara',
        person: 'amara',
        module: 'finding',
        course: 'openData',
        values: finish(302, the('amara')),
      },
    ],
    may: [{ who: [self], when: [lessonWorkable] }, { who: [serviceKey] }],
  },
  change: [
    {
      columns: {
        completed: 'not completed',
        video_position_seconds: 'video_position_seconds + 1',
        time_spent_seconds: 'time_spent_seconds + 1',
      },
      may: [{ who: [self], when: [lessonWorkable] }, { who: [serviceKey] }],
    },
    {
      columns: { user_id: the('kofi'), lesson_id: '302' },
      kept: [{ who: [self], when: [lessonWorkable] }, { who: [serviceKey] }],
      may: [],
    },
  ],
  aside: ['last_accessed', 'completed_at', 'cohort_id'],
  acts: [
    {
      who: ['amara'],
      does: 'save the same lesson twice, as the API’s upsert does',
      sql: `insert into lesson_progress as p (user_id, lesson_id, completed) values (${the('amara')}, 301, false)
        on conflict (user_id, lesson_id) do update set user_id = excluded.user_id,
        lesson_id = excluded.lesson_id, completed = excluded.completed`,
      comes: 1,
    },
  ],
  notes: [
    'When, and in which cohort, is for the database to say. Nothing is deleted: undoing is a change.',
  ],
};
