import { uploads } from '../../../support/world.ts';
import { admins, itsTeacher, self, serviceKey, teachers } from '../campus/words.ts';
import { refusal, type Door } from '../function.ts';

const forPeople = { may: 'people', service: 'refused' } as const;
const done = (call: string) => `select to_jsonb('done'::text) from (select ${call}) done`;

/** Deleting with a way back, and courses as files. */
export const deletions: Door[] = [
  {
    signature: 'what_goes(text,bigint)',
    about:
      'What goes when a course, module or lesson is deleted, in numbers, for those who teach it.',
    ...forPeople,
    service: 'answers',
    calls: ([301, 305] as const).map((lesson) => ({
      is: lesson === 301 ? 'Search' : 'Compost',
      course: lesson === 301 ? ('openData' as const) : ('gardening' as const),
      sql: `select to_jsonb(what_goes('lesson', ${lesson}) ->> 'subject' is not null)`,
      answers: [{ who: [itsTeacher, admins], gets: true }],
      others: false,
    })),
  },
  {
    signature: 'deleted_courses(bigint)',
    about:
      'What can be brought back of the courses that the caller teaches or taught, for admins of all.',
    ...forPeople,
    service: 'answers',
    calls: [
      {
        is: 'Lost, of Finding, among it',
        course: 'openData',
        sql: `select to_jsonb(deleted_courses()::jsonb @> '{"deletions": [{"name": "Lost"}]}')`,
        answers: [{ who: [itsTeacher, admins, serviceKey], gets: true }],
        others: false,
      },
    ],
  },
  {
    signature: 'bring_back(bigint)',
    about:
      'Undoes a deletion, for those who teach, or last taught, its course. To others it is not there (C4004).',
    ...forPeople,
    writes: true,
    calls: ([1, 2] as const).map((deletion) => ({
      is: deletion === 1 ? 'Lost, of Finding' : 'Weeds, of Soil',
      course: deletion === 1 ? ('openData' as const) : ('gardening' as const),
      sql: done(`bring_back(${deletion})`),
      answers: [{ who: [itsTeacher, admins], gets: 'done' }],
      others: refusal('C4004'),
    })),
  },
  {
    signature: 'course_file(bigint)',
    about: 'A course with the texts of all its lessons, for those who teach it.',
    ...forPeople,
    service: 'answers',
    calls: ([101, 102] as const).map((course) => ({
      is: course === 101 ? 'Open data' : 'Gardening',
      course: course === 101 ? ('openData' as const) : ('gardening' as const),
      sql: `select to_jsonb(course_file(${course}) is not null)`,
      answers: [{ who: [itsTeacher, admins], gets: true }],
      others: false,
    })),
  },
  {
    signature: 'keep_upload(text,text)',
    about: 'Keeps the text of a course file until it is imported, for teachers and admins.',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'a file',
        sql: done(`keep_upload('course.md', 'words')`),
        answers: [{ who: [teachers, admins], gets: 'done' }],
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'import_course(uuid,jsonb)',
    about: 'Makes a draft of the course in a file that the caller uploaded, once.',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'the file that Dana uploaded',
        person: 'dana',
        sql: done(`import_course('${uploads.dana}', '{"name": "New", "modules": []}')`),
        answers: [
          { who: [self], gets: 'done' },
          { who: [teachers, admins], gets: refusal('C4004') },
        ],
        others: refusal('C4030'),
      },
    ],
  },
];
