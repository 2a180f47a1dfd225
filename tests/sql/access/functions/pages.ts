import {
  admins,
  author,
  courseStudents,
  itsTeacher,
  lessonOpen,
  members,
  onOffer,
  people,
  published,
  seated,
  serviceKey,
  anyone,
} from '../campus/words.ts';
import { pictures } from '../../../support/world.ts';
import { springMoments, states } from '../campus/states.ts';
import type { Door } from '../function.ts';

const openToEverybody = { may: 'everybody', service: 'answers' } as const;
const seesCourse = [
  { who: [anyone], when: [published], gets: true },
  { who: [courseStudents, itsTeacher, admins, serviceKey], gets: true },
];
const seesCohort = [
  { who: [anyone], when: [onOffer], gets: true },
  { who: [members, itsTeacher, admins, serviceKey], gets: true },
];
const inSpring = { cohort: 'spring', course: 'openData' } as const;

export const pages: Door[] = [
  {
    signature: 'viewer()',
    about: 'Who is looking. A visitor and the service key are nobody.',
    ...openToEverybody,
    calls: [
      {
        is: 'the caller’s own record',
        sql: `select to_jsonb(coalesce(viewer() ->> 'id' = auth.uid()::text, false))`,
        answers: [{ who: [people], gets: true }],
        others: false,
      },
    ],
  },
  {
    signature: 'time_zone_names()',
    about: 'Every time zone that a person or a cohort can be in.',
    ...openToEverybody,
    calls: [
      {
        is: 'the zones',
        sql: `select to_jsonb('Europe/Berlin' = any (time_zone_names()))`,
        answers: [],
        others: true,
      },
    ],
  },
  {
    signature: 'applied_migrations()',
    about: 'The numbers of the migrations that the database has.',
    ...openToEverybody,
    calls: [
      {
        is: 'the campus’s first migration',
        sql: `select to_jsonb('20251001090000' = any (applied_migrations()))`,
        answers: [],
        others: true,
      },
    ],
  },
  {
    signature: 'course_catalog()',
    about: 'The published courses, each with its next cohort; the same for everybody.',
    ...openToEverybody,
    calls: [
      {
        is: 'Open data in the catalog',
        course: 'openData',
        sql: `select to_jsonb(course_catalog()::jsonb @> '{"courses": [{"slug": "open-data"}]}')`,
        answers: [{ who: [anyone], when: [published], gets: true }],
        others: false,
        states: [states.withdrawn],
      },
      {
        is: 'the draft in the catalog',
        sql: `select to_jsonb(course_catalog()::jsonb @> '{"courses": [{"slug": "draft"}]}')`,
        answers: [],
        others: false,
      },
    ],
  },
  {
    signature: 'course_page(text)',
    about:
      'A course with its outline, its cohorts and their free seats; nothing to whom the course is not there.',
    ...openToEverybody,
    calls: [
      {
        is: 'Open data',
        course: 'openData',
        sql: `select to_jsonb(course_page('open-data') ->> 'course' is not null)`,
        answers: seesCourse,
        others: false,
        states: [states.withdrawn],
      },
      {
        is: 'the draft',
        course: 'draft',
        sql: `select to_jsonb(course_page('draft') ->> 'course' is not null)`,
        answers: seesCourse,
        others: false,
      },
      {
        is: 'an address or a text in Open data’s page',
        sql: `select to_jsonb(replace(course_page('open-data')::text, coalesce(viewer() ->> 'email', '-'), '') ~ '@example|text of')`,
        answers: [],
        others: false,
      },
    ],
  },
  {
    signature: 'cohort_page(bigint)',
    about:
      'A cohort with its modules, each open or not for the caller, why and when. Display names are for its students and those who teach it.',
    ...openToEverybody,
    calls: [
      {
        is: 'Spring',
        ...inSpring,
        sql: `select to_jsonb(cohort_page(401) ->> 'cohort' is not null)`,
        answers: seesCohort,
        others: false,
        states: [states.springArchived],
      },
      {
        is: 'Attic, which is archived',
        cohort: 'attic',
        course: 'openData',
        sql: `select to_jsonb(cohort_page(404) ->> 'cohort' is not null)`,
        answers: seesCohort,
        others: false,
      },
      {
        is: 'the names of Spring’s students',
        ...inSpring,
        sql: `select to_jsonb((cohort_page(401) #> '{cohort,classmates}')::jsonb @> '["Bola"]')`,
        answers: [{ who: [seated, itsTeacher, admins], gets: true }],
        others: false,
      },
    ],
  },
  {
    signature: 'lesson_page(bigint,bigint,bigint)',
    about:
      'A lesson: its title and opening time to whoever sees the course, its text and talk only while it is open to the caller.',
    ...openToEverybody,
    calls: [
      ...(['finding', 'cleaning', 'publishing'] as const).map((module, n) => ({
        is: `the text of ${['Search, in Finding', 'Tidy, in Cleaning', 'Release, in Publishing'][n]}`,
        module,
        course: 'openData' as const,
        sql: `select to_jsonb(lesson_page(${[301, 303, 304][n]}) #>> '{lesson,content,text_content}' is not null)`,
        answers: [
          { who: [people], when: [lessonOpen], gets: true },
          { who: [itsTeacher, admins], gets: true },
        ],
        others: false,
        states: springMoments,
      })),
      {
        is: 'the title of a lesson of a draft',
        course: 'draft',
        sql: `select to_jsonb(lesson_page(306) ->> 'lesson' is not null)`,
        answers: [{ who: [itsTeacher, admins, serviceKey], gets: true }],
        others: false,
      },
      {
        is: 'the talk of Spring under Search',
        ...inSpring,
        module: 'finding',
        sql: `select to_jsonb(coalesce(lesson_page(301, 401) #>> '{lesson,talk}' like '%Amara asks%', false))`,
        answers: [
          { who: [seated], when: [lessonOpen], gets: true },
          { who: [itsTeacher, admins], gets: true },
        ],
        others: false,
        states: [states.beforeSpring, states.springIsOver],
      },
      {
        is: 'the hidden words of Bola',
        ...inSpring,
        person: 'bola',
        module: 'publishing',
        sql: `select to_jsonb(coalesce(lesson_page(304, 401) #>> '{lesson,talk}' like '%Bola asked%', false))`,
        answers: [
          { who: [author], when: [lessonOpen], gets: true },
          { who: [itsTeacher, admins], gets: true },
        ],
        others: false,
        states: [states.beforePublishingCloses, states.publishingCloses],
      },
    ],
  },
  {
    signature: 'picture_file(uuid,text)',
    about: 'The bytes of a picture, for whoever may read its lesson.',
    may: 'people',
    service: 'answers',
    calls: (
      [
        ['the picture in Search, in Finding', 'map', 'finding'],
        ['the picture in Tidy, in Cleaning', 'plan', 'cleaning'],
        ['the picture in Release, in Publishing', 'poster', 'publishing'],
      ] as const
    ).map(([is, picture, module]) => ({
      is,
      module,
      course: 'openData' as const,
      sql: `select to_jsonb(picture_file('${pictures[picture]}') ->> 'base64' is not null)`,
      answers: [
        { who: [people], when: [lessonOpen], gets: true },
        { who: [itsTeacher, admins, serviceKey], gets: true },
      ],
      others: false,
      states: springMoments,
    })),
  },
  {
    signature: 'dashboard()',
    about: 'Where the caller stands in each course: their own and nobody else’s.',
    may: 'people',
    service: 'answers',
    calls: [
      {
        is: 'Spring on the dashboard',
        ...inSpring,
        sql: `select to_jsonb(dashboard()::jsonb @> '{"enrollments": [{"cohort_id": 401}]}')`,
        answers: [{ who: [members], gets: true }],
        others: false,
        states: [states.springArchived],
      },
    ],
  },
];
