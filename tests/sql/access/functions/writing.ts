import { admins, itsTeacher, serviceKey, teachers } from '../campus/words.ts';
import { refusal, type Call, type Door } from '../function.ts';

const forPeople = { may: 'people', service: 'refused' } as const;
const ofTeachers = (gets: unknown) => [{ who: [itsTeacher, admins], gets }];
const done = (call: string) => `select to_jsonb('done'::text) from (select ${call}) done`;

/** One of Open data’s, and one of a neighbour’s course; `code` to whoever does not teach it. */
const inBoth = (is: string, call: (of: 'openData' | 'gardening') => string, code: string): Call[] =>
  (['openData', 'gardening'] as const).map((course) => ({
    is: `${is} of ${course === 'openData' ? 'Open data' : 'Gardening'}`,
    course,
    sql: done(call(course)),
    answers: ofTeachers('done'),
    others: refusal(code),
  }));
const pick = (of: 'openData' | 'gardening', ours: string, theirs: string) =>
  of === 'openData' ? ours : theirs;

/** Writing a course: doors that run as the caller, and the pages of those who write. */
export const writing: Door[] = [
  {
    signature: 'writing()',
    about: 'The courses that the caller teaches.',
    ...forPeople,
    service: 'answers',
    calls: [
      {
        is: 'Open data among them',
        course: 'openData',
        sql: `select to_jsonb(writing()::jsonb @> '{"courses": [{"id": 101}]}')`,
        answers: [{ who: [itsTeacher], gets: true }],
        others: false,
      },
    ],
  },
  {
    signature: 'writing_course(bigint)',
    about: 'A course with its outline and its cohorts, for those who teach it and admins.',
    ...forPeople,
    calls: ([101, 102] as const).map((id) => ({
      is: id === 101 ? 'Open data' : 'Gardening',
      course: id === 101 ? ('openData' as const) : ('gardening' as const),
      sql: `select to_jsonb(writing_course(${id}) ->> 'course' is not null)`,
      answers: ofTeachers(true),
      others: false,
    })),
  },
  {
    signature: 'writing_lesson(bigint)',
    about: 'A lesson as it is written, for those who teach its course and admins.',
    ...forPeople,
    calls: [
      {
        is: 'Search',
        course: 'openData',
        module: 'finding',
        sql: `select to_jsonb(writing_lesson(301) #>> '{lesson,text_content}' is not null)`,
        answers: ofTeachers(true),
        others: false,
      },
    ],
  },
  {
    signature: 'save_course(bigint,integer,jsonb)',
    about:
      'Changes a course of the version that the caller saw (C4080 where it has another by now), as a plain update may.',
    ...forPeople,
    writes: true,
    calls: inBoth(
      'the name',
      (of) => `save_course(${pick(of, '101', '102')}, 1, '{"name": "New"}')`,
      'C4004',
    ),
  },
  {
    signature: 'save_module(bigint,integer,jsonb)',
    about: 'The same for a module.',
    ...forPeople,
    writes: true,
    calls: inBoth(
      'a module',
      (of) => `save_module(${pick(of, '201', '204')}, 1, '{"name": "New"}')`,
      'C4004',
    ),
  },
  {
    signature: 'save_lesson(bigint,integer,jsonb)',
    about: 'The same for a lesson.',
    ...forPeople,
    writes: true,
    calls: [
      ...inBoth(
        'a lesson',
        (of) => `save_lesson(${pick(of, '301', '305')}, 1, '{"name": "New"}')`,
        'C4004',
      ),
      {
        is: 'Search, of which somebody has saved a newer version',
        course: 'openData',
        module: 'finding',
        sql: done(`save_lesson(301, 7, '{"name": "New"}')`),
        answers: ofTeachers(refusal('C4080')),
        others: refusal('C4004'),
      },
    ],
  },
  {
    signature: 'order_modules(bigint,bigint[])',
    about: 'Puts the modules of a course in order; C4081 unless all of them are named.',
    ...forPeople,
    writes: true,
    calls: inBoth(
      'the modules',
      (of) => `order_modules(${pick(of, `101, '{203,202,201}'`, `102, '{204}'`)})`,
      'C4004',
    ),
  },
  {
    signature: 'move_module(bigint,integer)',
    about: 'Puts a module at a place of its course.',
    ...forPeople,
    writes: true,
    calls: inBoth('a module', (of) => `move_module(${pick(of, '203, 1', '204, 1')})`, 'C4004'),
  },
  {
    signature: 'order_lessons(bigint,bigint[])',
    about: 'Puts the lessons of a module in order; C4081 unless all of them are named.',
    ...forPeople,
    writes: true,
    calls: inBoth(
      'the lessons',
      (of) => `order_lessons(${pick(of, `201, '{302,301}'`, `204, '{305}'`)})`,
      'C4004',
    ),
  },
  {
    signature: 'move_lesson(bigint,bigint,integer,boolean)',
    about:
      'Puts a lesson into a module of its course, at a place; C4041 into any other. What closes it to a cohort asks first (C4040).',
    ...forPeople,
    writes: true,
    calls: [
      ...inBoth('a lesson', (of) => `move_lesson(${pick(of, '301, 201, 2', '305, 204')})`, 'C4004'),
      {
        is: 'Search, into Cleaning, which Spring has not reached',
        course: 'openData',
        module: 'finding',
        sql: done('move_lesson(301, 202)'),
        answers: ofTeachers(refusal('C4040')),
        others: refusal('C4004'),
      },
    ],
  },
  {
    signature: 'add_course(text)',
    about: 'Makes a draft that the caller teaches, for teachers and admins.',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'a course',
        sql: done(`add_course('New')`),
        answers: [{ who: [teachers, admins], gets: 'done' }],
        others: refusal('42501'),
      },
    ],
  },
  {
    signature: 'add_module(bigint,text)',
    about: 'Adds a module at the end of a course, as a plain insert may.',
    ...forPeople,
    service: 'answers',
    writes: true,
    calls: inBoth(
      'another module',
      (of) => `add_module(${pick(of, '101', '102')}, 'New')`,
      '42501',
    ).map((call) => ({
      ...call,
      answers: [{ who: [itsTeacher, admins, serviceKey], gets: 'done' }],
    })),
  },
  {
    signature: 'add_lesson(bigint,text)',
    about: 'Adds an empty lesson at the end of a module.',
    ...forPeople,
    writes: true,
    calls: inBoth(
      'another lesson',
      (of) => `add_lesson(${pick(of, '201', '204')}, 'New')`,
      '42501',
    ),
  },
  {
    signature: 'copy_course(bigint,text)',
    about:
      'Makes a draft of the caller’s with the modules, lessons and pictures of a course, for those who teach it and admins.',
    ...forPeople,
    writes: true,
    calls: inBoth('a copy', (of) => `copy_course(${pick(of, '101', '102')}, 'New')`, 'C4004'),
  },
];
