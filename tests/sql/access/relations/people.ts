import { people as everyone, type Name } from '../../../support/world.ts';
import { admins, itsTeacher, lastAdmin, people, self, serviceKey } from '../campus/words.ts';
import type { Course } from '../campus/people.ts';
import { the, type Relation, type Row } from '../relation.ts';

const students: Partial<Record<Name, Course>> = {
  amara: 'openData',
  bola: 'openData',
  lea: 'openData',
  goran: 'openData',
  ben: 'openData',
  chidi: 'openData',
  hana: 'openData',
  jun: 'openData',
  ivo: 'gardening',
};

export const applications: Relation = {
  name: 'applications',
  about: 'The person record: display name, address, status and role.',
  rows: (Object.keys(everyone) as Name[]).map((person): Row => {
    const course = students[person];
    return {
      is: `${person}’s record`,
      where: `user_id = ${the(person)}`,
      person,
      ...(course ? { course } : {}),
    };
  }),
  fixed: 'id user_id email program status role suspended_at created_at',
  granted: 'people',
  service: 'everything',
  read: [{ who: [self, itsTeacher, admins, serviceKey] }],
  change: [
    {
      columns: { name: `'Changed'`, time_zone: `'Asia/Tokyo'`, locale: `'de'` },
      may: [{ who: [self, serviceKey] }],
    },
  ],
  stays: [{ who: [serviceKey], when: [lastAdmin], code: 'C4032' }],
  notes: [
    'A role is given by `set_role` alone, and follows nobody’s own wish; a status is changed by the doors of admins.',
    'Who is suspended is a visitor everywhere, also here.',
    'Who teaches a course reads the records of everybody who has, or had, to do with it.',
  ],
  acts: [
    {
      who: ['amara'],
      does: 'live in a time zone that is none',
      sql: `update applications set time_zone = 'Mars/Base' where user_id = ${the('amara')}`,
      comes: '23503',
    },
    {
      who: ['amara'],
      does: 'read dates in a language that is none',
      sql: `update applications set locale = 'tlh' where user_id = ${the('amara')}`,
      comes: '23514',
    },
    {
      who: ['visitor', 'kofi', 'dana', 'femi'],
      does: 'write a second record',
      sql: `insert into applications (user_id, role) values (${the('kofi')}, 'admin')`,
      comes: '42501',
    },
    {
      who: ['amara', 'mats', 'tove', 'femi', 'rosa'],
      does: 'approve or promote anybody past the door',
      sql: `update applications set status = 'approved', role = 'admin'`,
      comes: '42501',
    },
    {
      who: ['rosa', 'femi'],
      does: 'lift a suspension past the door',
      sql: `update applications set suspended_at = null`,
      comes: '42501',
    },
    {
      who: ['service'],
      does: 'take the last admin’s role',
      sql: `update applications set role = 'student' where role = 'admin'`,
      comes: 'C4032',
    },
    {
      who: ['service'],
      does: 'write a role that is none',
      sql: `update applications set role = 'owner' where user_id = ${the('kofi')}`,
      comes: '23514',
    },
  ],
};

export const consents: Relation = {
  name: 'consents',
  about: 'Which edition of the privacy page a person has agreed to, and when.',
  rows: (['amara', 'dana'] as const).map((person) => ({
    is: `${person}’s consent`,
    where: `user_id = ${the(person)}`,
    person,
  })),
  fixed: 'user_id given_at',
  granted: 'people',
  service: 'everything',
  read: [{ who: [self, admins, serviceKey] }],
  add: {
    drafts: [{ is: 'a consent of their own', person: 'me', values: { version: `'2027-01-01'` } }],
    // Whose consent it would be, the service key has to say.
    refused: [{ who: [serviceKey], code: '23502' }],
    may: [{ who: [people] }],
  },
  notes: ['A consent is never changed or taken back by hand; it goes with the account.'],
  acts: [
    {
      who: ['amara', 'dana', 'femi'],
      does: 'agree in somebody’s name',
      sql: `insert into consents (user_id, version) values (${the('kofi')}, '2027-01-01')`,
      comes: '42501',
    },
    {
      who: ['amara'],
      does: 'agree to what is no edition',
      sql: `insert into consents (version) values ('all of it')`,
      comes: '23514',
    },
  ],
};

export const addressChanges: Relation = {
  name: 'private.address_changes',
  about: 'Addresses that people have asked for; read through `my_account`.',
  rows: [{ is: 'the address that Amara wants', where: `user_id = ${the('amara')}` }],
  fixed: 'user_id email asked_at',
  granted: 'nobody',
  service: 'nothing',
  read: [],
};
