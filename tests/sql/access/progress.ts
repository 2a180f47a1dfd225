import { nobodyOf, the, type Access } from './access.ts';
import { people, type Name } from '../../support/world.ts';

export const enrollments: Access = {
  table: 'enrollments',
  rows: 'select user_id from enrollments',
  sees: {
    visitor: '42501',
    jun: ['jun'],
    ben: ['ben'],
    dana: ['jun', 'ben'],
    femi: ['jun', 'ben'],
    service: ['jun', 'ben'],
  },
  may: [
    [
      'kofi',
      'start alone',
      `insert into enrollments (user_id, course_id) values (${the('kofi')}, 101)`,
    ],
    // It opens nothing to her: gate.test.ts.
    [
      'amara',
      'start alone, too',
      `insert into enrollments (user_id, course_id) values (${the('amara')}, 101)`,
    ],
  ],
  mayNot: [
    [
      'visitor',
      'start',
      `insert into enrollments (user_id, course_id) values (${the('kofi')}, 101)`,
      '42501',
    ],
    [
      'mats',
      'start after a rejection',
      `insert into enrollments (user_id, course_id) values (${the('mats')}, 101)`,
      'C4013',
    ],
    [
      'kofi',
      'start a draft',
      `insert into enrollments (user_id, course_id) values (${the('kofi')}, 103)`,
      '42501',
    ],
    [
      'jun',
      'start twice',
      `insert into enrollments (user_id, course_id) values (${the('jun')}, 101)`,
      '23505',
    ],
    ...nobodyOf(
      ['kofi', 'dana', 'femi'],
      'start for Hana',
      `insert into enrollments (user_id, course_id) values (${the('hana')}, 102)`,
      '42501',
    ),
    [
      'kofi',
      'claim a cohort by an older enrollment',
      `insert into enrollments (user_id, course_id, cohort_id) values (${the('kofi')}, 101, 401)`,
      '42501',
    ],
    ['jun', 'say that she finished', `update enrollments set status = 'completed'`, '42501'],
    ['jun', 'move into a cohort', `update enrollments set cohort_id = 401`, '42501'],
    ['ben', 'forget that he enrolled', 'delete from enrollments', '42501'],
    ['dana', 'throw somebody out', 'delete from enrollments', '42501'],
  ],
};

const finish = (who: Name, lesson: number) =>
  `insert into lesson_progress (user_id, lesson_id, completed) values ('${people[who]}', ${lesson}, true)`;
const all = ['amara: 301', 'goran: 301', 'hana: 301', 'ivo: 305'];

export const progress: Access = {
  table: 'lesson_progress',
  rows: `select user_id || ': ' || lesson_id from lesson_progress`,
  sees: {
    visitor: '42501',
    amara: ['amara: 301'],
    goran: ['goran: 301'],
    hana: ['hana: 301'],
    ivo: ['ivo: 305'],
    dana: ['amara: 301', 'goran: 301', 'hana: 301'],
    esi: ['ivo: 305'],
    femi: all,
    service: all,
  },
  may: [
    ['amara', 'finish an open lesson', finish('amara', 302)],
    ['lea', 'go on after finishing', finish('lea', 302)],
    ['hana', 'finish what is open to Autumn', finish('hana', 303)],
    ['jun', 'finish any lesson', finish('jun', 304)],
    ['amara', 'undo it', `update lesson_progress set completed = false where lesson_id = 301`],
    [
      'amara',
      'upsert, as the API does',
      `insert into lesson_progress as p (user_id, lesson_id, completed) values (${the('amara')}, 301, false)
       on conflict (user_id, lesson_id) do update set user_id = excluded.user_id,
         lesson_id = excluded.lesson_id, completed = excluded.completed`,
    ],
  ],
  mayNot: [
    ['visitor', 'finish a lesson', finish('kofi', 301), '42501'],
    ['amara', 'finish one that is not open yet', finish('amara', 303), '42501'],
    ['amara', 'finish one that has closed', finish('amara', 304), '42501'],
    ['ben', 'finish a lesson', finish('ben', 301), '42501'],
    ['chidi', 'finish a lesson', finish('chidi', 301), '42501'],
    ['goran', 'finish a lesson', finish('goran', 302), '42501'],
    ['goran', 'finish one he began', `update lesson_progress set completed = true`, 0],
    ['kofi', 'finish a lesson', finish('kofi', 301), '42501'],
    ['ivo', 'finish another course’s', finish('ivo', 301), '42501'],
    ['dana', 'finish for Amara', finish('amara', 302), '42501'],
    ['femi', 'finish for Amara', finish('amara', 302), '42501'],
    ['bola', 'finish for Amara', finish('amara', 302), '42501'],
    [
      'bola',
      'undo Amara’s',
      `update lesson_progress set completed = false where user_id = ${the('amara')}`,
      0,
    ],
    ['dana', 'undo Amara’s', `update lesson_progress set completed = false`, 0],
    ['amara', 'date it back', `update lesson_progress set completed_at = '2020-01-01'`, '42501'],
    ['amara', 'say when she was here', `update lesson_progress set last_accessed = now()`, '42501'],
    ['amara', 'put it to another cohort', `update lesson_progress set cohort_id = 402`, '42501'],
    ['amara', 'delete it', 'delete from lesson_progress', '42501'],
  ],
};
