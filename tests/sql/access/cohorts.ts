import { people } from '../../support/world.ts';
import { nobodyOf, the, type Access } from './access.ts';

const onOffer = ['Autumn', 'Roots', 'Spring', 'Winter'];
const all = [...onOffer, 'Attic', 'Hush'];
const forEverybody = <Row>(rows: Row) =>
  Object.fromEntries(['visitor', ...Object.keys(people)].map((who) => [who, rows]));
const open = (course: number) =>
  `insert into cohorts (course_id, name, start_date, end_date, max_students)
   values (${course}, 'Summer', '2027-06-01', '2027-07-01', 5)`;

export const cohorts: Access = {
  table: 'cohorts',
  rows: 'select name from cohorts',
  sees: { ...forEverybody(onOffer), dana: all, femi: all, service: all },
  may: [
    ['dana', 'open one for her course', open(101)],
    ['dana', 'open one for her draft', open(103)],
    ['femi', 'open one for any course', open(102)],
    ['dana', 'rename hers', `update cohorts set name = 'S' where id = 401`],
    ['dana', 'archive hers', `update cohorts set status = 'archived' where id = 401`],
    ['dana', 'bring hers back', `update cohorts set status = 'active' where id = 404`],
    ['dana', 'delete hers', 'delete from cohorts where id = 406'],
    ['femi', 'change any', 'update cohorts set max_students = 3 where id = 405'],
  ],
  mayNot: [
    ...nobodyOf(['visitor', 'amara', 'kofi', 'tove'], 'open one', open(101), '42501'),
    ['esi', 'open one for a neighbour’s course', open(101), '42501'],
    ['visitor', 'rename one', `update cohorts set name = 'x'`, '42501'],
    ['amara', 'rename hers', `update cohorts set name = 'x'`, 0],
    ['amara', 'start hers earlier', `update cohorts set start_date = '2020-01-01'`, 0],
    ['esi', 'move a neighbour’s', `update cohorts set start_date = '2027-03-02' where id = 401`, 0],
    ['esi', 'delete a neighbour’s', 'delete from cohorts where id = 401', 0],
    ['amara', 'delete hers', 'delete from cohorts', 0],
    [
      'dana',
      'move hers to another course',
      'update cohorts set course_id = 103 where id = 404',
      '42501',
    ],
    [
      'service',
      'move one to another course',
      'update cohorts set course_id = 103 where id = 404',
      'C4070',
    ],
    [
      'dana',
      'end before the start',
      `update cohorts set end_date = '2027-02-01' where id = 401`,
      '23514',
    ],
    [
      'dana',
      'have fewer seats than none',
      `insert into cohorts (course_id, name, start_date, max_students) values (101, 'S', '2027-06-01', -1)`,
      '23514',
    ],
    ['dana', 'invent a zone', `update cohorts set time_zone = 'EST5EDT' where id = 401`, '23503'],
  ],
};

const seat = (name: keyof typeof people, cohort: number) =>
  `insert into cohort_enrollments (user_id, cohort_id) values (${the(name)}, ${cohort})`;
const standing = (status: string, name: keyof typeof people) =>
  `update cohort_enrollments set status = '${status}' where user_id = ${the(name)}`;
const spring = ['amara', 'bola', 'ben', 'chidi', 'goran', 'lea'].map((name) => `${name} in 401`);

export const seats: Access = {
  table: 'cohort_enrollments',
  rows: `select user_id || ' in ' || cohort_id from cohort_enrollments`,
  sees: {
    visitor: '42501',
    amara: ['amara in 401'],
    bola: ['bola in 401'],
    ben: ['ben in 401'],
    chidi: ['chidi in 401'],
    goran: ['goran in 401'],
    lea: ['lea in 401'],
    hana: ['hana in 402'],
    ivo: ['ivo in 405'],
    dana: [...spring, 'hana in 402'],
    esi: ['ivo in 405'],
    femi: [...spring, 'hana in 402', 'ivo in 405'],
    service: [...spring, 'hana in 402', 'ivo in 405'],
  },
  may: [
    ['kofi', 'take a seat', seat('kofi', 401)],
    ['hana', 'take a seat in the sister cohort, too', seat('hana', 401)],
    ['dana', 'seat somebody in hers', seat('kofi', 401)],
    ['femi', 'seat somebody anywhere', seat('kofi', 405)],
    ['service', 'seat somebody anywhere', seat('kofi', 405)],
    ['dana', 'pause her student', standing('paused', 'amara')],
    ['dana', 'end a pause', standing('active', 'goran')],
    ['femi', 'drop a student', standing('dropped', 'amara')],
    ['service', 'bring Ben back', standing('active', 'ben')],
  ],
  mayNot: [
    ['visitor', 'take a seat', seat('kofi', 401), '42501'],
    ['kofi', 'seat Hana', seat('hana', 401), '42501'],
    ['amara', 'seat Kofi beside her', seat('kofi', 401), '42501'],
    ['esi', 'seat somebody in a neighbour’s', seat('kofi', 401), '42501'],
    ['tove', 'seat somebody', seat('kofi', 401), '42501'],
    ['mats', 'take a seat after a rejection', seat('mats', 401), 'C4013'],
    ['dana', 'seat Mats in hers', seat('mats', 401), 'C4013'],
    ['ben', 'come back by a second insert', seat('ben', 401), '23505'],
    ['kofi', 'sit in what is not there', seat('kofi', 999), 'C4004'],
    [
      'kofi',
      'sit down as one who is done',
      `insert into cohort_enrollments (user_id, cohort_id, status) values (${the('kofi')}, 401, 'completed')`,
      '42501',
    ],
    [
      'kofi',
      'bring a count along',
      `insert into cohort_enrollments (user_id, cohort_id, completed_lessons) values (${the('kofi')}, 401, 9)`,
      '42501',
    ],
    ...nobodyOf(
      ['amara', 'dana', 'femi'],
      'rewrite counters',
      'update cohort_enrollments set completed_lessons = 9',
      '42501',
    ),
    ['ben', 'come back by an update', `update cohort_enrollments set status = 'active'`, 0],
    ['chidi', 'jump the queue', `update cohort_enrollments set status = 'active'`, 0],
    ['goran', 'end his pause', `update cohort_enrollments set status = 'active'`, 0],
    ['amara', 'say that she is done', `update cohort_enrollments set status = 'completed'`, 0],
    ['esi', 'pause a neighbour’s student', standing('paused', 'amara'), 0],
    ['dana', 'bring Ben back past the door', standing('active', 'ben'), 'C4071'],
    ['femi', 'let Chidi in past the door', standing('active', 'chidi'), 'C4071'],
    ['visitor', 'pause anybody', standing('paused', 'amara'), '42501'],
    ['amara', 'claim activity', 'update cohort_enrollments set last_activity_at = now()', '42501'],
    ['amara', 'change cohorts', 'update cohort_enrollments set cohort_id = 402', '42501'],
    [
      'amara',
      'give her seat to Kofi',
      `update cohort_enrollments set user_id = ${the('kofi')}`,
      '42501',
    ],
    [
      'service',
      'give a seat to Kofi',
      `update cohort_enrollments set user_id = ${the('kofi')} where cohort_id = 402`,
      'C4070',
    ],
    ['ben', 'wipe out that he left', 'delete from cohort_enrollments', '42501'],
    ['dana', 'delete a student', 'delete from cohort_enrollments', '42501'],
  ],
};

const refusedToAll = Object.fromEntries(
  ['visitor', ...Object.keys(people)].map((who) => [who, '42501' as const]),
);

/** A materialized view knows no row security: it is not for anybody with a token of their own. */
export const rosterView: Access = {
  table: 'student_roster_view',
  rows: `select user_id || ' in ' || cohort_id from student_roster_view`,
  sees: { ...refusedToAll, service: [...spring, 'hana in 402', 'ivo in 405'] },
  may: [],
  mayNot: nobodyOf(
    ['visitor', 'amara', 'dana', 'femi'],
    'refresh it',
    'select refresh_student_roster_view()',
    '42501',
  ),
};

const days = ['401: 202', '401: 203', '402: 202'];
const daysOfAttic = '404: 202';
const schedule = (cohort: number, module: number) =>
  `insert into cohort_schedules (cohort_id, module_id, unlock_date) values (${cohort}, ${module}, '2027-04-01')`;

export const schedules: Access = {
  table: 'cohort_schedules',
  rows: `select cohort_id || ': ' || module_id from cohort_schedules`,
  sees: {
    ...forEverybody(days),
    dana: [...days, daysOfAttic],
    femi: [...days, daysOfAttic],
    service: [...days, daysOfAttic],
  },
  may: [
    ['dana', 'schedule hers', schedule(401, 201)],
    ['femi', 'schedule any', schedule(405, 204)],
    [
      'dana',
      'move hers',
      `update cohort_schedules set unlock_date = '2027-04-01' where cohort_id = 402`,
    ],
    ['dana', 'clear hers', 'delete from cohort_schedules where cohort_id = 402'],
  ],
  mayNot: [
    ['visitor', 'schedule', schedule(401, 201), '42501'],
    ['amara', 'schedule', schedule(401, 201), '42501'],
    ['esi', 'schedule a neighbour’s', schedule(401, 201), '42501'],
    ['visitor', 'open a module', `update cohort_schedules set unlock_date = '2020-01-01'`, '42501'],
    ['amara', 'open a module', `update cohort_schedules set unlock_date = '2020-01-01'`, 0],
    ['amara', 'clear what locks her', 'delete from cohort_schedules', 0],
    ['esi', 'move a neighbour’s', `update cohort_schedules set unlock_date = '2020-01-01'`, 0],
    ['esi', 'clear a neighbour’s', 'delete from cohort_schedules', 0],
    ['dana', 'schedule another course’s module', schedule(401, 204), 'C4041'],
    [
      'dana',
      'push a row to a neighbour’s',
      'update cohort_schedules set cohort_id = 405 where cohort_id = 402',
      'C4041',
    ],
    ['dana', 'schedule a module twice', schedule(401, 202), '23505'],
    [
      'dana',
      'lock before it opens',
      `update cohort_schedules set lock_date = unlock_date where cohort_id = 402`,
      '23514',
    ],
  ],
};
