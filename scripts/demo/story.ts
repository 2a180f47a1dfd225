import { addDays, type Day } from '../oulad/calendar.ts';
import { COURSES } from './courses.ts';
import type { PersonKey } from './people.ts';
import type { CohortKey, Completion, Moment, Seat, SeatStatus, Story } from './shape.ts';
import { topics } from './topics.ts';

export { COURSES } from './courses.ts';
export { PEOPLE, SHOWN, type PersonKey } from './people.ts';
export type * from './shape.ts';

// The world that the demonstration and the tests share. Days are told from the day that counts as
// today, so that the demonstration is alive whenever it is started.

const SPRING_OPEN = ['what-makes-data-open', 'where-to-look', 'reading-before-trusting'];
const PILOT_ALL = [
  'who-is-shut-out',
  'four-principles',
  'without-a-mouse',
  'headings-and-landmarks',
  'words-for-pictures',
  'forms-people-can-finish',
  'colour-and-contrast',
  'testing-with-tools-and-people',
  'an-honest-statement',
];

/** The whole story as it stands on the morning of `today`. */
export function tellStory(today: Day): Story {
  const day = (offset: number) => addDays(today, offset);
  const at = (offset: number, time = '18:30'): Moment => ({ day: day(offset), time });

  const seat = (
    cohort: CohortKey,
    who: PersonKey,
    offset: number,
    status: SeatStatus = 'active',
  ): Seat => ({ cohort, person: who, status, since: at(offset) });

  /** One lesson a day from the given day on. */
  const done = (
    who: PersonKey,
    cohort: CohortKey | null,
    lessons: string[],
    offset: number,
    time = '19:15',
  ): Completion[] =>
    lessons.map((lesson, index) => ({ person: who, cohort, lesson, at: at(offset + index, time) }));

  return {
    courses: COURSES,
    cohorts: [
      {
        key: 'spring',
        name: 'Spring',
        course: 'open-data-for-your-neighbourhood',
        startDate: day(-10),
        endDate: day(74),
        timeZone: 'Africa/Lagos',
        unlockTime: '09:00',
        maxStudents: 8,
        unlockDates: [day(-10), day(4), day(25)],
      },
      {
        key: 'pilot',
        name: 'Pilot',
        course: 'websites-everyone-can-use',
        startDate: day(-120),
        endDate: day(-57),
        timeZone: 'Europe/Berlin',
        unlockTime: '08:00',
        maxStudents: 10,
        unlockDates: [day(-120), day(-99), day(-71)],
      },
      {
        key: 'autumn',
        name: 'Autumn',
        course: 'websites-everyone-can-use',
        startDate: day(21),
        endDate: day(84),
        timeZone: 'Europe/Berlin',
        unlockTime: '08:00',
        maxStudents: 20,
        unlockDates: [day(21), day(42), day(70)],
      },
      {
        key: 'winter',
        name: 'Winter',
        course: 'keeping-peoples-data-safe',
        startDate: day(45),
        endDate: day(101),
        timeZone: 'America/New_York',
        unlockTime: '07:30',
        maxStudents: 12,
        unlockDates: [day(45), day(66), day(87)],
      },
    ],
    seats: [
      seat('spring', 'amara', -24),
      seat('spring', 'ben', -23, 'dropped'),
      { ...seat('spring', 'gift', -22, 'paused'), pausedSince: at(-4) },
      seat('spring', 'ines', -20),
      seat('spring', 'jonas', -19),
      seat('spring', 'kofi', -16),
      seat('spring', 'lina', -15),
      seat('spring', 'mateo', -14),
      // Asked while the cohort was full; the seat that Ben gave back is still free.
      seat('spring', 'chidi', -13, 'waitlisted'),
      seat('pilot', 'lina', -130, 'completed'),
      seat('pilot', 'olu', -128, 'completed'),
      seat('pilot', 'petra', -125),
      seat('autumn', 'noor', -6),
      seat('autumn', 'jonas', -5),
      seat('autumn', 'kofi', -2),
      seat('winter', 'ines', -3),
    ],
    invitations: [
      { cohort: 'winter', name: 'Tariq', email: 'tariq@campus.example', since: at(-2) },
    ],
    selfPaced: [
      { course: 'ask-before-you-build', person: 'mateo', status: 'active', since: at(-40) },
      { course: 'ask-before-you-build', person: 'olu', status: 'completed', since: at(-30) },
    ],
    completions: [
      ...done('amara', 'spring', SPRING_OPEN.slice(0, 2), -8),
      ...done('ben', 'spring', SPRING_OPEN.slice(0, 1), -9),
      ...done('gift', 'spring', SPRING_OPEN.slice(0, 1), -7),
      ...done('ines', 'spring', SPRING_OPEN, -9, '07:40'),
      ...done('jonas', 'spring', SPRING_OPEN.slice(0, 1), -3),
      ...done('lina', 'spring', SPRING_OPEN, -4, '21:05'),
      ...done('mateo', 'spring', SPRING_OPEN.slice(0, 2), -6, '22:20'),
      ...done('lina', 'pilot', PILOT_ALL, -68),
      ...done('olu', 'pilot', PILOT_ALL, -67, '20:45'),
      ...done('petra', 'pilot', PILOT_ALL.slice(0, 4), -90),
      ...done('mateo', null, ['talk-to-five-people'], -38),
      ...done(
        'olu',
        null,
        [
          'talk-to-five-people',
          'questions-that-do-not-lead',
          'paper-first',
          'measure-what-changed',
        ],
        -29,
      ),
    ],
    threads: [
      {
        cohort: 'spring',
        lesson: 'what-makes-data-open',
        author: 'dana',
        at: at(-10, '09:30'),
        pinned: true,
        content:
          'Welcome! Ask under the lesson that your question belongs to, so that the next person finds the answer. ' +
          'I look in every morning. And please answer each other: half of you know more about your town than I do.',
      },
      {
        cohort: 'spring',
        lesson: 'what-makes-data-open',
        author: 'kofi',
        at: at(-2, '20:10'),
        content:
          'Our council puts "for information purposes only" under each table. Is that a licence? ' +
          'I would like to use the list of water points.',
      },
      {
        cohort: 'spring',
        lesson: 'where-to-look',
        author: 'amara',
        at: at(-7, '19:40'),
        content:
          'My town has no portal, and the state\'s portal answers nothing for "drainage". ' +
          'Where would you look for a list of the drains that flood?',
        replies: [
          {
            author: 'dana',
            at: at(-6, '08:50'),
            content:
              'Ask who needs to count them: the works department cleans them, so it has a list, probably on paper. ' +
              'The Humanitarian Data Exchange also has flood maps for many cities, which shows you where to begin. ' +
              'Write to the department with the message from the lesson, and tell us what they answer.',
            replies: [
              {
                author: 'amara',
                at: at(-5, '20:05'),
                content: 'Thank you! They have a list, and I may photograph it on Thursday.',
              },
            ],
          },
          {
            author: 'ines',
            at: at(-6, '12:15'),
            content:
              'In OpenStreetMap you can look for waterway=drain. In my district half of them were there already.',
          },
        ],
      },
      {
        cohort: 'pilot',
        lesson: 'words-for-pictures',
        author: 'petra',
        at: at(-86, '17:20'),
        content: 'What do I write for a photo of our whole team? Fourteen names seem a lot.',
        replies: [
          {
            author: 'esi',
            at: at(-85, '09:05'),
            content:
              'Put the names into a caption below the photo, where everybody can read them. ' +
              'Then alt="Our team in front of the library" is enough.',
          },
        ],
      },
    ],
    topics: topics(at),
  };
}
