import {
  admins,
  alreadyIn,
  anybody,
  cohortEnded,
  cohortFull,
  itsTeacher,
  notPublished,
  rejected,
  self,
  serviceKey,
  withoutSeat,
} from '../campus/words.ts';
import { states } from '../campus/states.ts';
import type { Cohort, Course } from '../campus/people.ts';
import { the, type Relation, type Row } from '../relation.ts';
import type { Name } from '../../../support/world.ts';

const seat = (person: Name, cohort: Cohort, id: number, course: Course = 'openData'): Row => ({
  is: `${person} in ${cohort}`,
  person,
  cohort,
  course,
  where: `user_id = ${the(person)} and cohort_id = ${id}`,
});
const standing = (status: string, who: Name) =>
  `update cohort_enrollments set status = '${status}' where user_id = ${the(who)}`;

export const seats: Relation = {
  name: 'cohort_enrollments',
  about: 'A person in a cohort. Active, paused and finished students take a seat.',
  rows: [
    ...(['amara', 'bola', 'lea', 'goran', 'ben', 'chidi'] as const).map((who) =>
      seat(who, 'spring', 401),
    ),
    seat('hana', 'autumn', 402),
    seat('ivo', 'roots', 405, 'gardening'),
  ],
  fixed:
    'id enrolled_at completed_lessons last_activity_at created_at paused_at completed_at discussion_posts forum_posts',
  granted: 'people',
  service: 'everything',
  read: [{ who: [self, itsTeacher, admins, serviceKey] }],
  states: [
    states.springFull,
    states.springArchived,
    states.springIsOver,
    states.withdrawn,
    states.beforeSpring,
  ],
  add: {
    drafts: [
      {
        is: 'themselves in Spring',
        person: 'me',
        cohort: 'spring',
        course: 'openData',
        values: { cohort_id: '401', user_id: '{me}' },
      },
      {
        is: 'themselves in Roots',
        person: 'me',
        cohort: 'roots',
        course: 'gardening',
        values: { cohort_id: '405', user_id: '{me}' },
      },
      {
        is: 'themselves in Winter, which is over',
        person: 'me',
        cohort: 'winter',
        course: 'openData',
        values: { cohort_id: '403', user_id: '{me}' },
      },
      {
        is: 'themselves in Hush, of a draft',
        person: 'me',
        cohort: 'hush',
        course: 'draft',
        values: { cohort_id: '406', user_id: '{me}' },
      },
      {
        is: 'Kofi in Spring',
        person: 'kofi',
        cohort: 'spring',
        course: 'openData',
        values: { cohort_id: '401', user_id: the('kofi') },
      },
      {
        is: 'Mats in Spring',
        person: 'mats',
        cohort: 'spring',
        course: 'openData',
        values: { cohort_id: '401', user_id: the('mats') },
      },
    ],
    refused: [
      { who: [self, itsTeacher, admins, serviceKey], when: [alreadyIn], code: '23505' },
      { who: [anybody], when: [notPublished], code: 'C4012' },
      { who: [anybody], when: [cohortEnded], code: 'C4011' },
      { who: [anybody], when: [rejected], code: 'C4013' },
      // Seats are counted when the rows are there, so only who may add one hears that there is none.
      { who: [self, itsTeacher, admins, serviceKey], when: [cohortFull], code: 'C4010' },
    ],
    may: [{ who: [self, itsTeacher, admins, serviceKey] }],
  },
  change: [
    {
      columns: { status: `case status when 'paused' then 'completed' else 'paused' end` },
      refused: [
        { who: [itsTeacher, admins], when: [withoutSeat], code: 'C4071' },
        { who: [serviceKey], when: [withoutSeat, notPublished], code: 'C4012' },
        { who: [serviceKey], when: [withoutSeat, cohortEnded], code: 'C4011' },
        { who: [serviceKey], when: [withoutSeat, cohortFull], code: 'C4010' },
      ],
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
  ],
  aside: ['paused_at', 'completed_at'],
  acts: [
    {
      who: ['hana'],
      does: 'take a seat in the sister cohort, too',
      sql: `insert into cohort_enrollments (user_id, cohort_id) values (${the('hana')}, 401)`,
      comes: 1,
    },
    {
      who: ['dana', 'femi', 'service'],
      does: 'end a pause',
      sql: standing('active', 'goran'),
      comes: 1,
    },
    {
      who: ['dana', 'femi', 'service'],
      does: 'drop a student',
      sql: standing('dropped', 'amara'),
      comes: 1,
    },
    {
      who: ['dana', 'femi'],
      does: 'bring somebody back past the door',
      sql: standing('active', 'ben'),
      comes: 'C4071',
    },
    {
      who: ['dana', 'femi'],
      does: 'let somebody in who waits, past the door',
      sql: standing('active', 'chidi'),
      comes: 'C4071',
    },
    { who: ['service'], does: 'bring Ben back', sql: standing('active', 'ben'), comes: 1 },
    {
      who: ['ben', 'chidi', 'goran', 'amara'],
      does: 'change one’s own standing',
      sql: `update cohort_enrollments set status = 'active'`,
      comes: 0,
    },
    {
      who: ['kofi'],
      does: 'take a seat in a cohort that is not there',
      sql: `insert into cohort_enrollments (user_id, cohort_id) values (${the('kofi')}, 999)`,
      comes: 'C4004',
    },
    {
      who: ['kofi', 'dana', 'femi'],
      does: 'seat somebody as one who is done',
      sql: `insert into cohort_enrollments (user_id, cohort_id, status) values (${the('kofi')}, 401, 'completed')`,
      comes: '42501',
    },
    {
      who: ['kofi', 'dana', 'femi'],
      does: 'bring a count along',
      sql: `insert into cohort_enrollments (user_id, cohort_id, completed_lessons) values (${the('kofi')}, 401, 9)`,
      comes: '42501',
    },
    {
      who: ['service'],
      does: 'give a seat to somebody else',
      sql: `update cohort_enrollments set user_id = ${the('kofi')} where cohort_id = 402`,
      comes: 'C4070',
    },
    {
      who: ['service'],
      does: 'move a seat to another cohort',
      sql: 'update cohort_enrollments set cohort_id = 401 where cohort_id = 402',
      comes: 'C4070',
    },
    {
      who: ['service'],
      does: 'pass capacity',
      sql: `insert into cohort_enrollments (user_id, cohort_id) select user_id, 401 from applications where role = 'student' and status = 'pending' and user_id not in (select user_id from cohort_enrollments where cohort_id = 401) union all select ${the('dana')}, 401 union all select ${the('esi')}, 401`,
      comes: 'C4010',
    },
  ],
  notes: [
    'A seat given back is taken again through `enroll_in_cohort`, never by changing a word (C4071).',
    'Capacity holds for the service key, too.',
  ],
};
