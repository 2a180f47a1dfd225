import { nobodyOf, the, type Access } from './access.ts';

const everyone = 'Amara Ben Bola Chidi Dana Esi Femi Goran Hana Ivo Jun Kofi Lea Mats Tove'.split(
  ' ',
);

export const applications: Access = {
  table: 'applications',
  rows: 'select name from applications',
  sees: {
    visitor: '42501',
    amara: ['Amara'],
    bola: ['Bola'],
    ben: ['Ben'],
    chidi: ['Chidi'],
    goran: ['Goran'],
    lea: ['Lea'],
    hana: ['Hana'],
    ivo: ['Ivo'],
    jun: ['Jun'],
    kofi: ['Kofi'],
    mats: ['Mats'],
    tove: ['Tove'],
    dana: ['Amara', 'Ben', 'Bola', 'Chidi', 'Dana', 'Goran', 'Hana', 'Jun', 'Lea'],
    esi: ['Esi', 'Ivo'],
    femi: everyone,
    service: everyone,
  },
  may: [
    [
      'amara',
      'change her name',
      `update applications set name = 'A.' where user_id = ${the('amara')}`,
    ],
    [
      'mats',
      'change his time zone',
      `update applications set time_zone = 'Asia/Tokyo' where user_id = ${the('mats')}`,
    ],
  ],
  mayNot: [
    ['amara', 'make herself admin', `update applications set role = 'admin'`, '42501'],
    ['mats', 'approve himself', `update applications set status = 'approved'`, '42501'],
    ['tove', 'approve herself', `update applications set status = 'approved'`, '42501'],
    ['amara', 'write another address', `update applications set email = 'a@b.org'`, '42501'],
    [
      'amara',
      'rename Bola',
      `update applications set name = 'x' where user_id = ${the('bola')}`,
      0,
    ],
    ['dana', 'rename a student', `update applications set name = 'x' where name = 'Amara'`, 0],
    ['femi', 'give a role past the door', `update applications set role = 'teacher'`, '42501'],
    ['amara', 'live in no time zone', `update applications set time_zone = 'Mars/Base'`, '23503'],
    ...nobodyOf(
      ['visitor', 'kofi', 'dana', 'femi'],
      'write a second record',
      (who) =>
        `insert into applications (user_id, role) values (${the(who === 'visitor' ? 'kofi' : (who as 'kofi'))}, 'admin')`,
      '42501',
    ),
    ...nobodyOf(
      ['visitor', 'amara', 'dana', 'femi'],
      'delete records',
      'delete from applications',
      '42501',
    ),
  ],
};
