import { admins, itsTeacher } from '../campus/words.ts';
import type { Door } from '../function.ts';

const inSpring = { cohort: 'spring', course: 'openData' } as const;

/** Pages of those who teach and of admins: to others they answer nothing, without an error. */
export const office: Door[] = [
  {
    signature: 'cohort_roster(bigint,text,text,boolean,jsonb,integer,text)',
    about:
      'A cohort’s students and invited people, for those who teach it and admins; nobody else gets a row.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'rows of Spring',
        ...inSpring,
        sql: 'select to_jsonb(count(*)) from cohort_roster(401)',
        answers: [{ who: [itsTeacher, admins], gets: 7 }],
        others: 0,
      },
      {
        is: 'rows of Roots',
        cohort: 'roots',
        course: 'gardening',
        sql: 'select to_jsonb(count(*)) from cohort_roster(405)',
        answers: [{ who: [itsTeacher, admins], gets: 2 }],
        others: 0,
      },
    ],
  },
  {
    signature: 'teaching()',
    about: 'The cohorts of the courses that the caller teaches.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'Spring among them',
        ...inSpring,
        sql: `select to_jsonb(teaching()::jsonb @> '{"cohorts": [{"id": 401}]}')`,
        answers: [{ who: [itsTeacher], gets: true }],
        others: false,
      },
    ],
  },
  {
    signature: 'teaching_cohort(bigint)',
    about:
      'A cohort with its modules’ days and where questions wait, for those who teach it and admins.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'Spring',
        ...inSpring,
        sql: `select to_jsonb(teaching_cohort(401) ->> 'cohort' is not null)`,
        answers: [{ who: [itsTeacher, admins], gets: true }],
        others: false,
      },
    ],
  },
  {
    signature: 'preview_cohort(bigint,timestamp with time zone,uuid,date,time without time zone)',
    about:
      'What a student of the cohort, or anybody who joins it, may open at an instant; for those who teach it and admins.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'Spring',
        ...inSpring,
        sql: `select to_jsonb(preview_cohort(401) ->> 'cohort' is not null)`,
        answers: [{ who: [itsTeacher, admins], gets: true }],
        others: false,
      },
      {
        is: 'Roots, as Ivo',
        cohort: 'roots',
        course: 'gardening',
        sql: `select to_jsonb(preview_cohort(405, null, '00000000-0000-4000-8000-000000000010') ->> 'cohort' is not null)`,
        answers: [{ who: [itsTeacher, admins], gets: true }],
        others: false,
      },
    ],
  },
  {
    signature: 'admin_overview()',
    about: 'People, courses, cohorts and imports, for admins; others get only who they are.',
    may: 'people',
    service: 'answers',
    calls: [
      {
        is: 'the number of people',
        sql: `select admin_overview() -> 'people'`,
        answers: [{ who: [admins], gets: 16 }],
        others: null,
      },
    ],
  },
  {
    signature: 'find_people(text,jsonb,integer,text)',
    about: 'People by part of name or address, for admins; nobody else gets a row.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'everybody',
        sql: 'select to_jsonb(count(*)) from find_people()',
        answers: [{ who: [admins], gets: 16 }],
        others: 0,
      },
    ],
  },
  {
    signature: 'person_page(uuid,bigint)',
    about:
      'A person, how they stand, what they teach, where they learn and what was done about them, for admins; others get only who they are.',
    may: 'people',
    service: 'answers',
    calls: [
      {
        is: 'Amara',
        sql: `select to_jsonb(coalesce(person_page('00000000-0000-4000-8000-000000000001') #>> '{person,email}', 'nobody'))`,
        answers: [{ who: [admins], gets: 'amara@example.org' }],
        others: 'nobody',
      },
    ],
  },
  {
    signature: 'import_page(bigint,text,integer)',
    about: 'A plan with its counts and lines, for admins.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'the list for Spring',
        sql: `select to_jsonb(import_page(1) ->> 'import' is not null)`,
        answers: [{ who: [admins], gets: true }],
        others: false,
      },
    ],
  },
];
