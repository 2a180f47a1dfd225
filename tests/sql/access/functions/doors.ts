import { people as ids } from '../../../support/world.ts';
import {
  admins,
  anyone,
  cohortEnded,
  cohortFull,
  cohortRuns,
  itsTeacher,
  members,
  notPublished,
  paused,
  rejectedCaller,
  seatedNotPaused,
  finished,
  suspended,
} from '../campus/words.ts';
import { states } from '../campus/states.ts';
import { refusal, type Door } from '../function.ts';

const inSpring = { cohort: 'spring', course: 'openData' } as const;
const forPeople = { may: 'people', service: 'refused', writes: true } as const;
const done = (call: string) => `select to_jsonb('done'::text) from (select ${call}) done`;
const ofAdmins = [{ who: [admins], gets: 'done' }];
const refusesSuspended = [{ who: [suspended], gets: refusal('C4034') }];

export const doors: Door[] = [
  {
    signature: 'enroll_in_cohort(bigint)',
    about:
      'Takes a seat for the caller, or comes back; who left while pausing comes back pausing. A seat is refused where the cohort is full (C4010) or over (C4011), the course is not published (C4012), or the application was rejected (C4013).',
    ...forPeople,
    calls: [
      {
        is: 'a seat in Spring',
        ...inSpring,
        sql: 'select to_jsonb(enroll_in_cohort(401))',
        answers: [
          { who: [suspended], gets: refusal('C4034') },
          { who: [paused], gets: 'paused' },
          { who: [finished], gets: 'completed' },
          { who: [seatedNotPaused], gets: 'active' },
          { who: [anyone], when: [notPublished], gets: refusal('C4012') },
          { who: [anyone], when: [cohortEnded], gets: refusal('C4011') },
          { who: [rejectedCaller], gets: refusal('C4013') },
          { who: [anyone], when: [cohortFull], gets: refusal('C4010') },
        ],
        others: 'active',
        states: [
          states.springFull,
          states.springArchived,
          states.springIsOver,
          states.withdrawn,
          states.beforeSpring,
        ],
      },
      {
        is: 'a seat in a cohort of a draft',
        cohort: 'hush',
        course: 'draft',
        sql: 'select to_jsonb(enroll_in_cohort(406))',
        answers: refusesSuspended,
        others: refusal('C4012'),
      },
      {
        is: 'a seat in what is not there',
        sql: 'select to_jsonb(enroll_in_cohort(999))',
        answers: refusesSuspended,
        others: refusal('C4004'),
      },
    ],
  },
  {
    signature: 'leave_cohort(bigint)',
    about:
      'Gives the caller’s seat back. C4014 to whom it has none to give. A suspended person gets C4034 here and at every other door for people.',
    ...forPeople,
    calls: [
      {
        is: 'Spring',
        ...inSpring,
        sql: 'select to_jsonb(leave_cohort(401))',
        answers: [...refusesSuspended, { who: [members], gets: 'dropped' }],
        others: refusal('C4014'),
        states: [states.springIsOver],
      },
    ],
  },
  {
    signature: 'set_schedule(bigint,jsonb,boolean)',
    about:
      'Sets a cohort’s days, for those who teach it. What takes away open modules asks first (C4040).',
    ...forPeople,
    service: 'answers',
    calls: [
      {
        is: 'a day for Cleaning in Spring',
        ...inSpring,
        sql: done(`set_schedule(401, '[{"module_id": 202, "unlock_date": "2027-04-01"}]')`),
        answers: [{ who: [itsTeacher, admins], gets: 'done' }],
        others: refusal('C4004'),
      },
      {
        is: 'a day that closes Finding in Spring',
        ...inSpring,
        sql: done(`set_schedule(401, '[{"module_id": 201, "unlock_date": "2027-04-01"}]')`),
        answers: [{ who: [itsTeacher, admins], gets: refusal('C4040') }],
        others: refusal('C4004'),
      },
    ],
  },
  {
    signature: 'set_role(uuid,text)',
    about:
      'Gives a role, for admins; nobody changes their own (C4031), and the last admin stays (C4032).',
    ...forPeople,
    calls: [
      {
        is: 'Kofi, to be a teacher',
        sql: done(`set_role('${ids.kofi}', 'teacher')`),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
      {
        is: 'oneself, to be an admin',
        sql: done(`set_role(auth.uid(), 'admin')`),
        answers: [{ who: [admins], gets: refusal('C4031') }],
        others: refusal('C4030'),
      },
    ],
  },
  ...(['approve', 'reopen'] as const).map((verb): Door => ({
    signature: `${verb}_applications(uuid[])`,
    about:
      verb === 'approve'
        ? 'Approves people, all or nobody, for admins; a role that they hold counts from then on. Nobody decides about themselves (C4035).'
        : 'Takes back what was decided about people, for admins.',
    ...forPeople,
    calls: [
      {
        is: 'Kofi and Mats',
        sql: done(`${verb}_applications(array['${ids.kofi}', '${ids.mats}']::uuid[])`),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
      {
        is: 'Kofi and oneself',
        sql: done(`${verb}_applications(array['${ids.kofi}', auth.uid()]::uuid[])`),
        answers: [{ who: [admins], gets: refusal('C4035') }],
        others: refusal('C4030'),
      },
    ],
  })),
  {
    signature: 'reject_applications(uuid[],text)',
    about:
      'Turns people down, all or nobody, for admins; not oneself (C4035), and the last admin stays (C4032).',
    ...forPeople,
    calls: [
      {
        is: 'Kofi',
        sql: done(`reject_applications(array['${ids.kofi}']::uuid[], 'a reason')`),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
      {
        is: 'oneself',
        sql: done(`reject_applications(array[auth.uid()])`),
        answers: [{ who: [admins], gets: refusal('C4035') }],
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'undo_act(bigint)',
    about:
      'Takes back an act of the log on somebody’s role or application, for admins; C4074 when it was changed again since.',
    ...forPeople,
    calls: [
      {
        is: 'what is no such act',
        sql: done('undo_act(0)'),
        answers: [{ who: [admins], gets: refusal('C4004') }],
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'suspend(uuid,text)',
    about:
      'Keeps somebody out at once and ends their sessions, for admins; seat, progress and posts stay. Not oneself (C4035), nor the last admin (C4032).',
    ...forPeople,
    calls: [
      {
        is: 'Amara',
        sql: done(`suspend('${ids.amara}', 'a reason')`),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
      {
        is: 'oneself',
        sql: done(`suspend(auth.uid(), 'a reason')`),
        answers: [{ who: [admins], gets: refusal('C4035') }],
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'restore(uuid)',
    about: 'Lets a suspended person in again, for admins.',
    ...forPeople,
    calls: [
      {
        is: 'Rosa',
        sql: done(`restore('${ids.rosa}')`),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'hand_over_course(bigint,uuid)',
    about: 'Makes another teacher the teacher of a course, for admins.',
    ...forPeople,
    calls: [
      {
        is: 'Open data, to Esi',
        sql: done(`hand_over_course(101, '${ids.esi}')`),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
      {
        is: 'Open data, to a suspended admin',
        sql: done(`hand_over_course(101, '${ids.rosa}')`),
        answers: [{ who: [admins], gets: refusal('C4034') }],
        others: refusal('C4030'),
      },
      {
        is: 'Open data, to a student',
        sql: done(`hand_over_course(101, '${ids.amara}')`),
        answers: [{ who: [admins], gets: refusal('C4033') }],
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'plan_import(bigint,text,jsonb)',
    about: 'Keeps a list of people with a verdict for each line, for admins.',
    ...forPeople,
    calls: [
      {
        is: 'a list for Spring',
        ...inSpring,
        sql: done(`plan_import(401, 'list.csv', '[{"line": 2, "email": "x@example.org"}]')`),
        answers: [
          { who: [admins], when: [notPublished], gets: refusal('C4012') },
          { who: [admins], when: [cohortRuns], gets: 'done' },
          { who: [admins], gets: refusal('C4011') },
        ],
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'apply_import(bigint)',
    about: 'Applies exactly the plan, or nothing; for admins.',
    ...forPeople,
    calls: [
      {
        is: 'the list for Spring',
        sql: done('apply_import(1)'),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
    ],
  },
  {
    signature: 'replan_import(bigint)',
    about: 'Judges a plan once more; for admins.',
    ...forPeople,
    calls: [
      {
        is: 'the list for Spring',
        sql: done('replan_import(1)'),
        answers: ofAdmins,
        others: refusal('C4030'),
      },
    ],
  },
];
