import { people } from '../../support/world.ts';
import { nobodyOf, the, type Access } from './access.ts';

const published = ['Gardening', 'Open data'];
const outline = ['Cleaning', 'Finding', 'Publishing', 'Soil'];
const forEverybody = <Row>(rows: Row) =>
  Object.fromEntries(['visitor', ...Object.keys(people)].map((who) => [who, rows]));

export const courses: Access = {
  table: 'courses',
  rows: 'select name from courses',
  sees: {
    ...forEverybody(published),
    dana: [...published, 'Draft', 'Bare'],
    femi: [...published, 'Draft', 'Bare'],
    service: [...published, 'Draft', 'Bare'],
  },
  may: [
    [
      'dana',
      'create a course',
      `insert into courses (name, slug, published, created_by) values ('New', 'new', true, ${the('dana')})`,
    ],
    ['femi', 'create a course', `insert into courses (name, slug) values ('New', 'new')`],
    ['dana', 'publish hers', `update courses set published = true where name = 'Draft'`],
    ['dana', 'delete hers', `delete from courses where name = 'Draft'`],
    ['femi', 'rename any', `update courses set name = 'G' where name = 'Gardening'`],
    [
      'femi',
      'hand one over',
      `update courses set created_by = ${the('esi')} where name = 'Open data'`,
    ],
  ],
  mayNot: [
    ...nobodyOf(
      ['amara', 'kofi', 'tove', 'mats'],
      'create a course',
      `insert into courses (name, slug) values ('Mine', 'mine')`,
      '42501',
    ),
    ['visitor', 'create a course', `insert into courses (name, slug) values ('M', 'm')`, '42501'],
    ['visitor', 'rename a course', `update courses set name = 'x'`, '42501'],
    ['amara', 'rename a course', `update courses set name = 'x'`, 0],
    ['tove', 'rename a course', `update courses set name = 'x'`, 0],
    ['esi', 'rename a neighbour’s', `update courses set name = 'x' where id = 101`, 0],
    ['esi', 'publish a neighbour’s', `update courses set published = true where id = 103`, 0],
    ['esi', 'delete a neighbour’s', `delete from courses where id = 101`, 0],
    ['amara', 'delete a course', `delete from courses`, 0],
    ['visitor', 'delete a course', `delete from courses`, '42501'],
    ['dana', 'date hers back', `update courses set created_at = now() where id = 101`, '42501'],
  ],
};

export const modules: Access = {
  table: 'modules',
  rows: 'select name from modules',
  sees: {
    ...forEverybody(outline),
    dana: [...outline, 'Sketch', 'Bones'],
    femi: [...outline, 'Sketch', 'Bones'],
    service: [...outline, 'Sketch', 'Bones'],
  },
  may: [
    [
      'dana',
      'add one to hers',
      `insert into modules (course_id, name, order_index) values (101, 'N', 4)`,
    ],
    [
      'femi',
      'add one to any',
      `insert into modules (course_id, name, order_index) values (102, 'N', 4)`,
    ],
    ['dana', 'rename hers', `update modules set name = 'N' where id = 201`],
    ['dana', 'delete hers', `delete from modules where id = 205`],
  ],
  mayNot: [
    ['visitor', 'add one', `insert into modules (course_id, name) values (101, 'N')`, '42501'],
    ['amara', 'add one', `insert into modules (course_id, name) values (101, 'N')`, '42501'],
    [
      'esi',
      'add one to a neighbour’s',
      `insert into modules (course_id, name) values (101, 'N')`,
      '42501',
    ],
    ['esi', 'rename a neighbour’s', `update modules set name = 'x' where id = 201`, 0],
    ['amara', 'rename one', `update modules set name = 'x'`, 0],
    [
      'esi',
      'push hers into a neighbour’s course',
      `update modules set course_id = 103 where id = 204`,
      'C4070',
    ],
    [
      'dana',
      'push hers into a neighbour’s course',
      `update modules set course_id = 102 where id = 206`,
      '42501',
    ],
    ['amara', 'delete one', 'delete from modules', 0],
    ['esi', 'delete a neighbour’s', 'delete from modules where id = 201', 0],
  ],
};

const openData = ['text of Licences', 'text of Release', 'text of Search', 'text of Tidy'];
const finding = ['text of Licences', 'text of Search'];

export const lessons: Access = {
  table: 'lessons',
  rows: 'select text_content from lessons',
  sees: {
    visitor: '42501',
    amara: finding,
    bola: finding,
    goran: finding,
    lea: finding,
    hana: openData,
    jun: openData,
    ivo: ['text of Compost'],
    esi: ['text of Compost'],
    dana: [...openData, 'text of Idea', 'text of Bone'],
    femi: [...openData, 'text of Idea', 'text of Compost', 'text of Bone'],
    service: [...openData, 'text of Idea', 'text of Compost', 'text of Bone'],
  },
  may: [
    [
      'dana',
      'add one to hers',
      `insert into lessons (module_id, name, slug, order_index) values (201, 'N', 'n', 9)`,
    ],
    ['dana', 'write hers', `update lessons set text_content = 'better' where id = 304`],
    ['dana', 'delete hers', `delete from lessons where id = 306`],
    ['femi', 'write any', `update lessons set text_content = 'better' where id = 305`],
  ],
  mayNot: [
    [
      'visitor',
      'add one',
      `insert into lessons (module_id, name, slug) values (201, 'N', 'n')`,
      '42501',
    ],
    [
      'amara',
      'add one',
      `insert into lessons (module_id, name, slug) values (201, 'N', 'n')`,
      '42501',
    ],
    [
      'esi',
      'add one to a neighbour’s',
      `insert into lessons (module_id, name, slug) values (201, 'N', 'n')`,
      '42501',
    ],
    ['amara', 'rewrite one she reads', `update lessons set text_content = 'x'`, 0],
    ['esi', 'rewrite a neighbour’s', `update lessons set text_content = 'x' where id = 301`, 0],
    ['esi', 'pull a neighbour’s into hers', `update lessons set module_id = 204 where id = 301`, 0],
    [
      'dana',
      'push hers into a neighbour’s',
      `update lessons set module_id = 204 where id = 307`,
      '42501',
    ],
    [
      'dana',
      'move hers out of a course with cohorts',
      `update lessons set module_id = 205 where id = 301`,
      'C4070',
    ],
    ['amara', 'delete one', 'delete from lessons', 0],
    ['esi', 'delete a neighbour’s', 'delete from lessons where id = 301', 0],
  ],
};
