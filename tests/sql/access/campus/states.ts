import { noon, people } from '../../../support/world.ts';
import { isWithin, terms } from './calendar.ts';
import { seats, type Cohort, type Course, type Standing, type Who } from './people.ts';

/** What the campus is like while a rule is tried: the clock's instant, and what its owner changed before. */
export type State = {
  words: string;
  at: string;
  sql?: string;
  archived: Cohort[];
  published: Course[];
  selfPaced: Course[];
  closedTopics: string[];
  hidden: string[];
  full: Cohort[];
  seats: typeof seats;
  /** Rows that have another author than the story says. */
  authors: Record<string, Who>;
  unanswered: string[];
};

const usual: State = {
  words: 'at noon on 15 March 2027',
  at: noon,
  archived: ['attic'],
  published: ['openData', 'gardening'],
  selfPaced: ['openData', 'gardening'],
  closedTopics: [],
  hidden: ['Bola’s post in Spring'],
  full: [],
  seats,
  authors: {},
  unanswered: [],
};
const withBothBeing = (standing: Standing): Partial<State> => ({
  sql: `update public.cohort_enrollments set status = '${standing}' where cohort_id = 401
    and user_id in ('${people.amara}', '${people.bola}')`,
  seats: { ...seats, amara: { spring: standing }, bola: { spring: standing } },
});
const state = (words: string, changes: Partial<State>): State => ({ ...usual, ...changes, words });
const moment = (words: string, at: string) => state(words, { at });

export const states = {
  usual,
  beforeSpring: moment('a second before Spring begins', '2027-02-28T22:59:59Z'),
  springBegins: moment('when Spring begins', '2027-02-28T23:00:00Z'),
  beforePublishingCloses: moment('a second before Publishing closes', '2027-03-07T22:59:59Z'),
  publishingCloses: moment('when Publishing closes', '2027-03-07T23:00:00Z'),
  beforeCleaningOpens: moment('a second before Cleaning opens', '2027-03-21T22:59:59Z'),
  cleaningOpens: moment('when Cleaning opens', '2027-03-21T23:00:00Z'),
  lastOfSpring: moment('in the last second of Spring', '2027-05-30T21:59:59Z'),
  springIsOver: moment('when Spring is over', '2027-05-30T22:00:00Z'),
  springArchived: state('when Spring is archived', {
    sql: `update public.cohorts set status = 'archived' where id = 401`,
    archived: ['attic', 'spring'],
  }),
  withdrawn: state('when Open data is withdrawn', {
    sql: `update public.courses set published = false where id = 101`,
    published: ['gardening'],
    selfPaced: ['gardening'],
  }),
  cohortOnly: state('when Open data is for cohorts only', {
    sql: `update public.courses set enrollment_type = 'cohort_only' where id = 101`,
    selfPaced: ['gardening'],
  }),
  hybrid: state('when Open data is hybrid', {
    sql: `update public.courses set enrollment_type = 'hybrid' where id = 101`,
  }),
  topicClosed: state('when the topic is closed', {
    sql: 'update public.course_forums set is_locked = true where id = 601',
    closedTopics: ['Hello Spring'],
  }),
  topicHidden: state('when Amara’s topic is hidden', {
    sql: `update public.course_forums set hidden_at = '2027-03-11' where id = 601`,
    closedTopics: ['Hello Spring'],
    hidden: [...usual.hidden, 'Amara’s topic in Spring'],
  }),
  danasTopicHidden: state('when a topic of Dana’s is hidden', {
    sql: `update public.course_forums set hidden_at = '2027-03-11', user_id = '${people.dana}' where id = 601`,
    closedTopics: ['Hello Spring'],
    hidden: [...usual.hidden, 'Amara’s topic in Spring'],
    authors: { 'Amara’s topic in Spring': 'dana' },
  }),
  replyHidden: state('when Bola’s reply is hidden', {
    sql: `update public.forum_replies set hidden_at = '2027-03-11' where forum_post_id = 601`,
    hidden: [...usual.hidden, 'Bola’s reply in Spring'],
  }),
  springFull: state('when Spring is full', {
    sql: 'update public.cohorts set max_students = 5 where id = 401',
    full: ['spring'],
  }),
  unanswered: state('when nobody has answered the topic', {
    sql: 'delete from public.forum_replies where forum_post_id = 601',
    unanswered: ['Hello Spring'],
  }),
  danasTopic: state('when a topic that nobody answered is Dana’s', {
    sql: `delete from public.forum_replies where forum_post_id = 601;
      update public.course_forums set user_id = '${people.dana}' where id = 601`,
    unanswered: ['Hello Spring'],
    authors: { 'Amara’s topic in Spring': 'dana' },
  }),
  bothPause: state('when Amara and Bola pause', withBothBeing('paused')),
  bothLeft: state('when Amara and Bola have left', withBothBeing('dropped')),
  postHidden: state('when Amara’s question is hidden', {
    sql: `update public.lesson_discussions set hidden_at = '2027-03-11' where id = 501`,
    hidden: [...usual.hidden, 'Amara’s question in Spring'],
  }),
  answerHidden: state('when Dana’s answer is hidden', {
    sql: `update public.lesson_discussions set hidden_at = '2027-03-11' where id = 502`,
    hidden: [...usual.hidden, 'Dana’s answer in Spring'],
  }),
} satisfies Record<string, State>;

/** The eight instants around which something opens, closes, begins or ends in Spring. */
export const springMoments: State[] = [
  states.beforeSpring,
  states.springBegins,
  states.beforePublishingCloses,
  states.publishingCloses,
  states.beforeCleaningOpens,
  states.cleaningOpens,
  states.lastOfSpring,
  states.springIsOver,
];

export function statusOf(cohort: Cohort, { at, archived }: State) {
  if (archived.includes(cohort)) return 'archived';
  if (at < terms[cohort].from) return 'upcoming';
  return isWithin(at, terms[cohort]) ? 'active' : 'completed';
}

export const seatsOf = (who: Who, state: State) =>
  Object.entries(state.seats[who] ?? {}) as [Cohort, Standing][];
export const standingIn = (who: Who, cohort: Cohort | undefined, state: State) =>
  cohort && state.seats[who]?.[cohort];
