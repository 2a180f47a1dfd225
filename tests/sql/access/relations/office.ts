import { admins, itsTeacher, serviceKey } from '../campus/words.ts';
import type { Relation } from '../relation.ts';

const forAdmins = [{ who: [admins, serviceKey] }];

export const invitations: Relation = {
  name: 'invitations',
  about: 'A seat held for an address without an account.',
  rows: [
    {
      is: 'Nia’s, to Spring',
      where: `email = 'nia@example.org'`,
      cohort: 'spring',
      course: 'openData',
    },
    {
      is: 'Omar’s, to Roots',
      where: `email = 'omar@example.org'`,
      cohort: 'roots',
      course: 'gardening',
    },
  ],
  fixed: 'id cohort_id email name invited_by created_at claimed_at claimed_by revoked_at',
  granted: 'people',
  service: 'everything',
  read: [{ who: [itsTeacher, admins, serviceKey] }],
  change: [{ columns: { mailed_at: `'2027-03-14'` }, may: forAdmins }],
  acts: [
    {
      who: ['visitor', 'amara', 'dana', 'femi'],
      does: 'invite past the door',
      sql: `insert into invitations (cohort_id, email) values (401, 'x@example.org')`,
      comes: '42501',
    },
    {
      who: ['dana'],
      does: 'note a mail',
      sql: 'update invitations set mailed_at = now()',
      comes: 0,
    },
  ],
  notes: ['Made by an import; `mailed_at` is the one thing that an admin notes.'],
};

export const imports: Relation = {
  name: 'imports',
  about: 'A list of people for a cohort: planned, and perhaps applied.',
  rows: [{ is: 'the list for Spring', where: `file_name = 'spring.csv'` }],
  fixed: 'id cohort_id file_name created_by created_at applied_at applied_by',
  always: 'id',
  granted: 'people',
  service: 'everything',
  read: forAdmins,
  notes: ['Written by the import doors alone.'],
};

export const importRows: Relation = {
  name: 'import_rows',
  about: 'A line of the file and what it does, or did.',
  rows: [{ is: 'Nia’s line', where: 'line = 2' }],
  fixed: 'import_id line email name verdict',
  granted: 'people',
  service: 'everything',
  read: forAdmins,
};

export const suspensions: Relation = {
  name: 'suspensions',
  about: 'Who was kept out of the campus, when, by whom and why.',
  rows: [{ is: 'Rosa’s', where: `reason = 'a test'` }],
  fixed: 'id user_id reason suspended_at suspended_by restored_at restored_by',
  always: 'id',
  granted: 'people',
  service: 'reads',
  read: forAdmins,
  notes: ['Written by `suspend` and `restore` alone.'],
};

export const log: Relation = {
  name: 'audit_log',
  about: 'Acts of teachers, admins and software. Written by the database, and never changed.',
  rows: [{ is: 'every line', where: 'true', count: 6 }],
  fixed: 'id at actor_id actor_role act subject subject_id before after reason',
  always: 'id',
  granted: 'people',
  service: 'reads',
  read: forAdmins,
  acts: [
    {
      who: ['visitor', 'amara', 'dana', 'femi', 'service'],
      does: 'write it',
      sql: `insert into audit_log (actor_role, act, subject) values ('x', 'x', 'x')`,
      comes: '42501',
    },
    {
      who: ['visitor', 'amara', 'dana', 'femi', 'service'],
      does: 'change it',
      sql: `update audit_log set act = 'x'`,
      comes: '42501',
    },
  ],
};

export const rosterView: Relation = {
  name: 'student_roster_view',
  isView: true,
  about: 'The guide’s roster, as of the last refresh. A materialized view knows no row security.',
  rows: [{ is: 'every seat', where: 'true', count: 8 }],
  fixed:
    'cohort_id course_id user_id name email enrolled_at status last_activity_at completed_lessons discussion_posts forum_posts',
  granted: 'service',
  service: 'reads',
  read: [{ who: [serviceKey] }],
  notes: ['Teachers read `cohort_roster` instead, which asks who is asking.'],
};

export const clock: Relation = {
  name: 'private.frozen_clock',
  about: 'The instant that tests and rehearsals set. Only the owner of the database moves time.',
  rows: [{ is: 'the instant', where: 'true' }],
  fixed: 'only_row instant',
  granted: 'nobody',
  service: 'nothing',
  read: [],
  acts: [
    {
      who: ['visitor', 'amara', 'dana', 'femi', 'service'],
      does: 'set the clock',
      sql: `update private.frozen_clock set instant = '2030-01-01'`,
      comes: '42501',
    },
  ],
};

export const timeZones: Relation = {
  name: 'private.time_zones',
  about: 'The time zones that a person or a cohort can be in; read through `time_zone_names`.',
  rows: [{ is: 'UTC', where: `name = 'UTC'` }],
  fixed: 'name',
  granted: 'nobody',
  service: 'nothing',
  read: [],
};
