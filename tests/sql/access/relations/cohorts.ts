import {
  admins,
  itsTeacher,
  members,
  onOffer,
  people,
  serviceKey,
  visitors,
} from '../campus/words.ts';
import { springMoments, states } from '../campus/states.ts';
import type { Relation } from '../relation.ts';

const open = (course: number) => ({
  course_id: `${course}`,
  name: `'Summer'`,
  start_date: `'2027-06-01'`,
  end_date: `'2027-07-01'`,
  status: `'upcoming'`,
  max_students: '5',
  time_zone: `'Africa/Lagos'`,
  unlock_time: `'06:00'`,
  created_by: '{me}',
});

export const cohorts: Relation = {
  name: 'cohorts',
  about: 'A group that starts a course on a day.',
  rows: [
    { is: 'Spring', where: 'id = 401', cohort: 'spring', course: 'openData' },
    { is: 'Autumn', where: 'id = 402', cohort: 'autumn', course: 'openData' },
    { is: 'Winter, which is over', where: 'id = 403', cohort: 'winter', course: 'openData' },
    { is: 'Attic, which is archived', where: 'id = 404', cohort: 'attic', course: 'openData' },
    { is: 'Roots', where: 'id = 405', cohort: 'roots', course: 'gardening' },
    { is: 'Hush, of a draft', where: 'id = 406', cohort: 'hush', course: 'draft' },
  ],
  fixed: 'id created_at updated_at',
  granted: 'everybody',
  service: 'everything',
  read: [
    { who: [visitors, people], when: [onOffer] },
    { who: [members, itsTeacher, admins, serviceKey] },
  ],
  states: [states.springArchived, states.withdrawn, springMoments[0]!, springMoments[7]!],
  add: {
    drafts: [
      { is: 'a cohort of Open data', course: 'openData', values: open(101) },
      { is: 'a cohort of Gardening', course: 'gardening', values: open(102) },
      { is: 'a cohort of the draft', course: 'draft', values: open(103) },
    ],
    may: [{ who: [itsTeacher, admins, serviceKey] }],
  },
  change: [
    {
      columns: {
        name: `'Changed'`,
        start_date: 'start_date - 1',
        end_date: `coalesce(end_date, '2027-12-31') + 1`,
        status: `case status when 'archived' then 'active' else 'archived' end`,
        max_students: '11',
        time_zone: `'Asia/Tokyo'`,
        unlock_time: `'06:00'`,
      },
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
  ],
  delete: { may: [{ who: [itsTeacher, admins, serviceKey] }] },
  aside: ['updated_at', 'status'],
  acts: [
    {
      who: ['service'],
      does: 'move a cohort to another course',
      sql: 'update cohorts set course_id = 103 where id = 404',
      comes: 'C4070',
    },
    {
      who: ['dana', 'femi', 'service'],
      does: 'lower the seats below those taken',
      sql: 'update cohorts set max_students = 4 where id = 401',
      comes: 'C4060',
    },
    {
      who: ['dana'],
      does: 'end a cohort before it starts',
      sql: `update cohorts set end_date = '2027-02-01' where id = 401`,
      comes: '23514',
    },
    {
      who: ['dana'],
      does: 'offer a negative number of seats',
      sql: `insert into cohorts (course_id, name, start_date, max_students) values (101, 'S', '2027-06-01', -1)`,
      comes: '23514',
    },
    {
      who: ['dana'],
      does: 'invent a time zone',
      sql: `update cohorts set time_zone = 'EST5EDT' where id = 401`,
      comes: '23503',
    },
    {
      who: ['dana'],
      does: 'open the same cohort twice',
      sql: `insert into cohorts (course_id, name, start_date) values (101, 'Spring', '2027-06-01')`,
      comes: '23505',
    },
  ],
};

const scheduled = { spring: 401, autumn: 402, attic: 404 } as const;

export const schedules: Relation = {
  name: 'cohort_schedules',
  about:
    'The days on which a cohort’s modules open and close. Who sees a cohort sees its schedule.',
  rows: [
    {
      is: 'Cleaning in Spring',
      where: 'cohort_id = 401 and module_id = 202',
      cohort: 'spring',
      course: 'openData',
    },
    {
      is: 'Publishing in Spring',
      where: 'cohort_id = 401 and module_id = 203',
      cohort: 'spring',
      course: 'openData',
    },
    {
      is: 'Cleaning in Autumn',
      where: `cohort_id = ${scheduled.autumn}`,
      cohort: 'autumn',
      course: 'openData',
    },
    {
      is: 'Cleaning in Attic',
      where: `cohort_id = ${scheduled.attic}`,
      cohort: 'attic',
      course: 'openData',
    },
  ],
  fixed: 'id created_at',
  granted: 'everybody',
  service: 'everything',
  read: [
    { who: [visitors, people], when: [onOffer] },
    { who: [members, itsTeacher, admins, serviceKey] },
  ],
  states: [states.springArchived, states.withdrawn],
  add: {
    drafts: [
      {
        is: 'Finding in Spring',
        cohort: 'spring',
        course: 'openData',
        values: {
          cohort_id: '401',
          module_id: '201',
          unlock_date: `'2027-04-01'`,
          lock_date: `'2027-05-01'`,
        },
      },
      {
        is: 'Soil in Roots',
        cohort: 'roots',
        course: 'gardening',
        values: { cohort_id: '405', module_id: '204', unlock_date: `'2027-04-01'` },
      },
    ],
    may: [{ who: [itsTeacher, admins, serviceKey] }],
  },
  change: [
    {
      columns: {
        module_id: '201',
        unlock_date: 'unlock_date - 1',
        lock_date: `coalesce(lock_date, '2027-12-31') + 1`,
      },
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
    { columns: { cohort_id: '403' }, may: [{ who: [itsTeacher, admins, serviceKey] }] },
  ],
  delete: { may: [{ who: [itsTeacher, admins, serviceKey] }] },
  acts: [
    {
      who: ['dana', 'femi', 'service'],
      does: 'schedule another course’s module',
      sql: `insert into cohort_schedules (cohort_id, module_id, unlock_date) values (401, 204, '2027-04-01')`,
      comes: 'C4041',
    },
    {
      who: ['dana'],
      does: 'push a day to a neighbour’s cohort',
      sql: 'update cohort_schedules set cohort_id = 405 where cohort_id = 402',
      comes: 'C4041',
    },
    {
      who: ['esi'],
      does: 'schedule a neighbour’s cohort with her own module',
      sql: `insert into cohort_schedules (cohort_id, module_id, unlock_date) values (401, 204, '2027-04-01')`,
      comes: 'C4041',
    },
    {
      who: ['dana'],
      does: 'schedule a module twice',
      sql: `insert into cohort_schedules (cohort_id, module_id, unlock_date) values (401, 202, '2027-04-01')`,
      comes: '23505',
    },
    {
      who: ['dana'],
      does: 'lock a module before it opens',
      sql: 'update cohort_schedules set lock_date = unlock_date where cohort_id = 402',
      comes: '23514',
    },
    {
      who: ['amara'],
      does: 'clear what locks her',
      sql: 'delete from cohort_schedules',
      comes: 0,
    },
  ],
};
