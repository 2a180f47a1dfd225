import { admins, teachers, visitors } from '../campus/words.ts';
import { refusal, type Door } from '../function.ts';

const forPeople = { may: 'people', service: 'refused' } as const;
const done = (call: string) => `select to_jsonb('done'::text) from (select ${call}) done`;

/** What people do about their own account. Nobody does it for somebody else. */
export const account: Door[] = [
  {
    signature: 'my_account()',
    about: 'The caller’s consent, sessions, and the address that waits for them.',
    ...forPeople,
    calls: [
      {
        is: 'their own account',
        sql: `select to_jsonb(my_account() -> 'viewer' ->> 'id' = auth.uid()::text)`,
        answers: [{ who: [visitors], gets: null }],
        others: true,
      },
    ],
  },
  {
    signature: 'my_sessions()',
    about: 'Where the caller is signed in.',
    ...forPeople,
    calls: [
      {
        is: 'their sessions',
        sql: 'select to_jsonb(count(*)) from my_sessions()',
        answers: [],
        others: 0,
      },
    ],
  },
  {
    signature: 'end_session(uuid)',
    about: 'Ends a session of the caller, at once; another’s is not there (C4004).',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'a session that is not theirs',
        sql: done(`end_session('00000000-0000-4000-8000-000000000099')`),
        answers: [],
        others: refusal('C4004'),
      },
    ],
  },
  {
    signature: 'end_other_sessions()',
    about: 'Ends all sessions of the caller but the one that asks.',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'the others',
        sql: 'select to_jsonb(end_other_sessions())',
        answers: [],
        others: 0,
      },
    ],
  },
  {
    signature: 'ask_for_address(text)',
    about: 'Notes the address that the caller wants.',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'another address',
        sql: done(`ask_for_address('other@example.org')`),
        answers: [{ who: [visitors], gets: refusal('C4001') }],
        others: 'done',
      },
      {
        is: 'what is none',
        sql: done(`ask_for_address('')`),
        answers: [{ who: [visitors], gets: refusal('C4001') }],
        others: refusal('23514'),
      },
    ],
  },
  {
    signature: 'call_off_address()',
    about: 'Forgets the address that the caller wanted.',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'a change that waits, or none',
        sql: done('call_off_address()'),
        answers: [],
        others: 'done',
      },
    ],
  },
  {
    signature: 'my_data()',
    about: 'Everything that hangs on the caller, and nothing of anybody else’s.',
    ...forPeople,
    calls: [
      {
        is: 'their own record',
        sql: `select to_jsonb(records -> 0 ->> 'user_id' = auth.uid()::text) from my_data() where part = 'profile'`,
        answers: [{ who: [visitors], gets: refusal('C4001') }],
        others: true,
      },
    ],
  },
  {
    signature: 'what_i_leave()',
    about: 'What would go with the caller’s account, in numbers.',
    ...forPeople,
    calls: [
      {
        is: 'their own numbers',
        sql: `select to_jsonb(what_i_leave() -> 'viewer' ->> 'id' = auth.uid()::text)`,
        answers: [{ who: [visitors], gets: null }],
        others: true,
      },
    ],
  },
  {
    signature: 'delete_my_account()',
    about:
      'Deletes the caller’s account. Not the last admin’s (C4032), and not while its person teaches cohorts that have not ended (C4036).',
    ...forPeople,
    writes: true,
    calls: [
      {
        is: 'their account',
        sql: done('delete_my_account()'),
        answers: [
          { who: [visitors], gets: refusal('C4001') },
          { who: [admins], gets: refusal('C4032') },
          { who: [teachers], gets: refusal('C4036') },
        ],
        others: 'done',
      },
    ],
  },
];
