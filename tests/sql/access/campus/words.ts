import { isOpenTo, mayWorkOn } from './gate.ts';
import type { Module } from './calendar.ts';
import {
  goesAlone,
  isSomebody,
  isSuspended,
  teaches,
  type Cohort,
  type Course,
  type Standing,
  type Who,
} from './people.ts';
import { courseOf } from './calendar.ts';
import { seatsOf, standingIn, statusOf, type State } from './states.ts';

/** What the rules ask about a row of the story, or about a row that somebody would like to add. */
export type Facts = {
  /** In words; also how states name the row. */
  is: string;
  course?: Course;
  cohort?: Cohort;
  module?: Module;
  /** Whose it is; 'me': of whoever adds it. */
  person?: Who | 'me';
  topic?: string;
};

/** A part of a rule: how people say it, and whether it holds for somebody, a row and a state. */
export type Words = { words: string; hold(who: Who, row: Facts, state: State): boolean };
/** Allowed to each of `who` for whom all of `when` holds. */
export type Rule = { who: Words[]; when?: Words[] };

export const holds = ({ who, when = [] }: Rule, ...on: Parameters<Words['hold']>) =>
  who.some((party) => party.hold(...on)) && when.every((condition) => condition.hold(...on));

const words = (said: string, hold: Words['hold']): Words => ({ words: said, hold });
const isTheirs = (who: Who, row: Facts, state: State) => {
  const whose = state.authors[row.is] ?? row.person;
  return isSomebody(who) && (whose === who || whose === 'me');
};

// Who
export const visitors = words('visitors', (who) => who === 'visitor' || isSuspended(who));
export const people = words('everybody signed in', isSomebody);
export const self = words('the person themselves', isTheirs);
export const author = words('its author', isTheirs);
export const itsTeacher = words('who teaches the course', (who, { course }) =>
  teaches(who, course),
);
export const teachers = words('teachers', (who) => who === 'dana' || who === 'esi');
export const admins = words('admins', (who) => who === 'femi');
export const serviceKey = words('the service key', (who) => who === 'service');
export const seated = words(
  'students of the cohort (active, paused or finished)',
  (who, { cohort }, state) =>
    ['active', 'paused', 'completed'].includes(standingIn(who, cohort, state) ?? ''),
);
export const talkers = words(
  'students of the cohort (active or finished)',
  (who, { cohort }, state) =>
    ['active', 'completed'].includes(standingIn(who, cohort, state) ?? ''),
);
export const members = words(
  'whoever has a row in the cohort, of whatever standing',
  (who, { cohort }, state) => standingIn(who, cohort, state) !== undefined,
);
export const courseStudents = words(
  'students with a seat in a cohort of the course, or at their own pace',
  (who, row, state) =>
    seatsOf(who, state).some(
      ([cohort, standing]) =>
        courseOf[cohort] === row.course && ['active', 'paused', 'completed'].includes(standing),
    ) ||
    // Ben left Spring, yet keeps his older enrollment: it shows him the course, and opens none of its lessons.
    (['jun', 'ben'].includes(who) && row.course === 'openData'),
);

// When
export const published = words('the course is published', (_who, { course }, state) =>
  state.published.includes(course!),
);
export const onOffer = words(
  'its course is published and it is not archived',
  (_who, row, state) =>
    state.published.includes(row.course!) && !state.archived.includes(row.cohort!),
);
export const selfPacedOffered = words(
  'the course is published and offers self-paced learning',
  (_who, row, state) => state.selfPaced.includes(row.course!),
);
export const cohortRuns = words('the cohort has not ended', (_who, { cohort }, state) =>
  ['upcoming', 'active'].includes(statusOf(cohort!, state)),
);
export const cohortEnded = words('the cohort has ended', (_who, { cohort }, state) =>
  ['completed', 'archived'].includes(statusOf(cohort!, state)),
);
export const lessonOpen = words('the lesson is open to them', (who, { module }, state) =>
  isOpenTo(who, module!, state),
);
export const lessonWorkable = words('they may work on the lesson now', (who, { module }, state) =>
  mayWorkOn(who, module!, state),
);
export const shown = words(
  'it is not hidden',
  (_who, row, state) => !state.hidden.includes(row.is),
);
export const notShown = words('it is hidden', (...on) => !shown.hold(...on));
export const topicOpen = words(
  'the topic is neither closed nor hidden',
  (_who, { topic }, state) => !state.closedTopics.includes(topic!),
);
export const topicShut = words('the topic is closed or hidden', (...on) => !topicOpen.hold(...on));
export const inForum = words('it stands in the forum', (_who, { topic }) => topic !== undefined);
export const unanswered = words('nobody has answered', (_who, { topic }, state) =>
  state.unanswered.includes(topic!),
);
export const theirOwn = words('it is their own', isTheirs);
export const notTheirs = words('it is somebody else’s', (...on) => !isTheirs(...on));
export const rejected = words(
  'the person was rejected',
  (who, { person }) => person === 'mats' || (person === 'me' && who === 'mats'),
);
export const hasCohorts = words('its course has cohorts', (_who, { course }) => course !== 'bare');
export const cohortFull = words('the cohort is full', (_who, { cohort }, state) =>
  state.full.includes(cohort!),
);
export const lastAdmin = words(
  'the person is the last admin',
  (_who, { person }) => person === 'femi',
);
export const notPublished = words('the course is not published', (...on) => !published.hold(...on));
export const anybody = words('anybody', (who) => who !== 'visitor');
export const withoutSeat = words(
  'the student has left or waits',
  (_who, { cohort, person }, state) =>
    ['dropped', 'waitlisted'].includes(standingIn(person as Who, cohort, state) ?? ''),
);
export const alreadyIn = words(
  'the person is in already',
  (who, { cohort, course, person }, state) => {
    const whose = person === 'me' ? who : person!;
    return cohort ? standingIn(whose, cohort, state) !== undefined : goesAlone(whose, course!);
  },
);
export const anyone = words('everybody', () => true);
const stands =
  (standing: Standing): Words['hold'] =>
  (who, { cohort }, state) =>
    standingIn(who, cohort, state) === standing;
export const paused = words('who pauses', stands('paused'));
export const finished = words('who has finished', stands('completed'));
export const seatedNotPaused = words('who is in already', stands('active'));
export const suspended = words('who is suspended', isSuspended);
export const rejectedCaller = words('who was rejected', (who) => who === 'mats');
