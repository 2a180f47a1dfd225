import { refusal, type Door } from '../function.ts';

const seal = `'1805544000000.${'0'.repeat(64)}'`;

/** The doors at which the app's own server knocks; tests/sql/knocks.test.ts has its key. */
export const knocks: Door[] = [
  {
    signature: 'knock(text,text,text,text,text)',
    about:
      'Asks whether somebody may try to sign in, sign up or have a mail sent, and counts it. Only for what the app has sealed; C4290 with the seconds to wait.',
    may: 'everybody',
    service: 'refused',
    writes: true,
    calls: [
      {
        is: 'a try in Amara’s name, with a seal that is not the app’s',
        sql: `select to_jsonb(knock('sign_in', 'amara@example.org', '192.0.2.1', '', ${seal})::text)`,
        answers: [],
        others: refusal('42501'),
      },
    ],
  },
  {
    signature: 'come_in(text)',
    about:
      'Takes the try of a sign-in that succeeded off the counts. Does nothing for whoever did not knock.',
    may: 'people',
    service: 'refused',
    calls: [
      {
        is: 'a knock that nobody heard',
        sql: `select to_jsonb('nothing done'::text) from (select come_in(${seal})) done`,
        answers: [],
        others: 'nothing done',
      },
    ],
  },
];
