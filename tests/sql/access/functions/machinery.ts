import { serviceKey } from '../campus/words.ts';
import { refusal, type Door } from '../function.ts';

/** Functions that stand in the API's schema for the guide's sake, and are no doors. */
export const machinery: Door[] = [
  {
    signature: 'refresh_student_roster_view()',
    about: 'Brings the roster view up to date; for the service key.',
    may: 'service',
    service: 'answers',
    calls: [
      {
        is: 'a refresh',
        sql: `select to_jsonb('done'::text) from (select refresh_student_roster_view()) done`,
        answers: [{ who: [serviceKey], gets: 'done' }],
        others: refusal('42501'),
      },
    ],
  },
  {
    signature: 'update_cohort_status()',
    about: 'A trigger: nobody can call it (0A000).',
    may: 'everybody',
    service: 'answers',
    calls: [
      {
        is: 'a call',
        sql: 'select to_jsonb(update_cohort_status()::text)',
        answers: [],
        others: refusal('0A000'),
      },
    ],
  },
  {
    signature: 'increment_completed_lessons()',
    about: 'A trigger: nobody can call it.',
    may: 'service',
    service: 'answers',
    calls: [
      {
        is: 'a call',
        sql: 'select to_jsonb(increment_completed_lessons()::text)',
        answers: [],
        others: refusal('0A000'),
      },
    ],
  },
];
