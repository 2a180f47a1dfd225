import { people as everyone, type Name } from '../../../support/world.ts';
import { admins, itsTeacher, lastAdmin, self, serviceKey } from '../campus/words.ts';
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
      columns: { name: `'Changed'`, time_zone: `'Asia/Tokyo'` },
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
