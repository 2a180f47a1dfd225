import { people } from '../../support/world.ts';
import { nobodyOf, type Access } from './access.ts';

export const invitations: Access = {
  table: 'invitations',
  rows: 'select email from invitations',
  sees: {
    visitor: '42501',
    dana: ['nia@example.org'],
    esi: ['omar@example.org'],
    femi: ['nia@example.org', 'omar@example.org'],
    service: ['nia@example.org', 'omar@example.org'],
  },
  may: [['femi', 'note a mail', 'update invitations set mailed_at = now() where cohort_id = 401']],
  mayNot: [
    ...nobodyOf(
      ['visitor', 'amara', 'dana', 'femi'],
      'invite past the door',
      `insert into invitations (cohort_id, email) values (401, 'x@example.org')`,
      '42501',
    ),
    ['dana', 'note a mail', 'update invitations set mailed_at = now()', 0],
    ['femi', 'redirect one', `update invitations set email = 'x@example.org'`, '42501'],
    ...nobodyOf(['visitor', 'dana', 'femi'], 'delete one', 'delete from invitations', '42501'),
  ],
};

const nobodyWrites = (insert: string, table: string) => [
  ...nobodyOf(['visitor', 'amara', 'dana', 'femi'], 'add one past the door', insert, '42501'),
  ...nobodyOf(['visitor', 'amara', 'dana', 'femi'], 'delete one', `delete from ${table}`, '42501'),
];

export const imports: Access = {
  table: 'imports',
  rows: 'select file_name from imports',
  sees: { visitor: '42501', femi: ['spring.csv'], service: ['spring.csv'] },
  may: [],
  mayNot: [
    ...nobodyWrites(`insert into imports (cohort_id, file_name) values (401, 'x')`, 'imports'),
    ['femi', 'pretend it was applied', 'update imports set applied_at = now()', '42501'],
  ],
};

export const importRows: Access = {
  table: 'import_rows',
  rows: 'select email from import_rows',
  sees: { visitor: '42501', femi: ['nia@example.org'], service: ['nia@example.org'] },
  may: [],
  mayNot: [
    ...nobodyWrites(
      `insert into import_rows (import_id, line, email) values (1, 9, 'x')`,
      'import_rows',
    ),
    ['femi', 'change a verdict', `update import_rows set verdict = 'enroll'`, '42501'],
  ],
};

const roles = ['dana', 'esi', 'femi', 'mats', 'tove'];

export const log: Access = {
  table: 'audit_log',
  rows: `select subject_of.user_id from audit_log l join applications subject_of on subject_of.id::text = l.subject_id`,
  sees: { visitor: '42501', femi: roles, service: roles },
  may: [],
  mayNot: [
    ...nobodyOf(
      ['visitor', 'amara', 'dana', 'femi', 'service'],
      'write it',
      `insert into audit_log (actor_role, act, subject) values ('x', 'x', 'x')`,
      '42501',
    ),
    ...nobodyOf(
      ['visitor', 'amara', 'dana', 'femi', 'service'],
      'change it',
      `update audit_log set act = 'x'`,
      '42501',
    ),
    ...nobodyOf(
      ['visitor', 'amara', 'dana', 'femi', 'service'],
      'shorten it',
      'delete from audit_log',
      '42501',
    ),
    ...nobodyOf(['femi', 'service'], 'empty it', 'truncate audit_log', '42501'),
  ],
};

const refusedToAll = Object.fromEntries(
  ['visitor', 'service', ...Object.keys(people)].map((who) => [who, '42501' as const]),
);

export const clock: Access = {
  table: 'private.frozen_clock',
  rows: 'select instant from private.frozen_clock',
  sees: refusedToAll,
  may: [],
  mayNot: nobodyOf(
    ['visitor', 'amara', 'dana', 'femi', 'service'],
    'set the clock',
    `update private.frozen_clock set instant = '2030-01-01'`,
    '42501',
  ),
};
