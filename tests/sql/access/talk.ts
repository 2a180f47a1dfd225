import { people, type Name } from '../../support/world.ts';
import { nobodyOf, the, type Access } from './access.ts';

const say = (who: Name, lesson: number, cohort: number, parent: number | null = null) =>
  `insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content)
   values (${lesson}, ${cohort}, '${people[who]}', ${parent}, 'new words')`;
const edit = (content: string) =>
  `update lesson_discussions set content = 'edited' where content = '${content}'`;
const spring = ['Amara asks', 'Dana answers'];
const openData = [...spring, 'Bola asked', 'Hana asks'];
const all = [...openData, 'Ivo asks'];

export const discussions: Access = {
  table: 'lesson_discussions',
  rows: 'select content from lesson_discussions',
  sees: {
    visitor: '42501',
    amara: spring,
    bola: spring,
    goran: spring,
    lea: spring,
    hana: ['Hana asks'],
    ivo: ['Ivo asks'],
    dana: openData,
    esi: ['Ivo asks'],
    femi: all,
    service: all,
  },
  may: [
    ['amara', 'ask in hers', say('amara', 302, 401)],
    ['bola', 'answer Amara', say('bola', 301, 401, 501)],
    ['lea', 'talk after finishing', say('lea', 301, 401)],
    ['dana', 'write where she teaches', say('dana', 304, 401)],
    ['femi', 'write anywhere', say('femi', 305, 405)],
    ['amara', 'edit her words', edit('Amara asks')],
    ['amara', 'take back her words', 'delete from lesson_discussions where id = 501'],
    ['dana', 'pin', 'update lesson_discussions set is_pinned = true where id = 501'],
    ['femi', 'pin anywhere', 'update lesson_discussions set is_pinned = true where id = 504'],
  ],
  mayNot: [
    ['visitor', 'post', say('kofi', 301, 401), '42501'],
    ['hana', 'post in the sister cohort', say('hana', 301, 401), '42501'],
    ['ivo', 'post in another course', say('ivo', 301, 401), '42501'],
    ['goran', 'post while he pauses', say('goran', 301, 401), '42501'],
    ['ben', 'post after leaving', say('ben', 301, 401), '42501'],
    ['chidi', 'post while he waits', say('chidi', 301, 401), '42501'],
    ['jun', 'post without a cohort', say('jun', 301, 401), '42501'],
    ['kofi', 'post', say('kofi', 301, 401), '42501'],
    ['esi', 'post in a neighbour’s', say('esi', 301, 401), '42501'],
    ['tove', 'post', say('tove', 301, 401), '42501'],
    ['amara', 'post under a lesson not yet open', say('amara', 303, 401), '42501'],
    ['amara', 'post under a closed lesson', say('amara', 304, 401), '42501'],
    ['amara', 'post under another course’s lesson', say('amara', 305, 401), 'C4041'],
    ['amara', 'speak as Dana', say('dana', 301, 401), '42501'],
    ['dana', 'speak as Amara', say('amara', 301, 401), '42501'],
    ['amara', 'answer a post of another lesson', say('amara', 302, 401, 501), '23503'],
    ['amara', 'answer a post of another cohort', say('amara', 301, 401, 503), '23503'],
    ['bola', 'edit Amara’s words', edit('Amara asks'), 0],
    ['hana', 'edit Amara’s words', edit('Amara asks'), 0],
    ['dana', 'edit Amara’s words', edit('Amara asks'), 'C4030'],
    ['femi', 'edit Amara’s words', edit('Amara asks'), 'C4030'],
    [
      'amara',
      'pin her own',
      'update lesson_discussions set is_pinned = true where id = 501',
      'C4030',
    ],
    [
      'esi',
      'pin a neighbour’s',
      'update lesson_discussions set is_pinned = true where id = 501',
      0,
    ],
    [
      'amara',
      'arrive pinned',
      `insert into lesson_discussions (lesson_id, cohort_id, user_id, content, is_pinned) values (301, 401, ${the('amara')}, 'x', true)`,
      '42501',
    ],
    [
      'amara',
      'arrive as a teacher',
      `insert into lesson_discussions (lesson_id, cohort_id, user_id, content, is_teacher_response) values (301, 401, ${the('amara')}, 'x', true)`,
      '42501',
    ],
    [
      'amara',
      'become a teacher',
      'update lesson_discussions set is_teacher_response = true',
      '42501',
    ],
    ['amara', 'move a post', 'update lesson_discussions set cohort_id = 402', '42501'],
    [
      'amara',
      'sign over a post',
      `update lesson_discussions set user_id = ${the('bola')}`,
      '42501',
    ],
    ['bola', 'unhide her post', 'update lesson_discussions set hidden_at = null', '42501'],
    ['bola', 'edit her hidden post', edit('Bola asked'), 0],
    ['goran', 'edit while he pauses', edit('Amara asks'), 0],
    ['visitor', 'destroy words', 'delete from lesson_discussions', '42501'],
    ...nobodyOf(
      ['bola', 'dana', 'femi', 'hana'],
      'destroy Amara’s words',
      'delete from lesson_discussions where id = 501',
      0,
    ),
    ['bola', 'destroy her hidden post', 'delete from lesson_discussions where id = 505', 0],
  ],
};

export const moderations: Access = {
  table: 'moderations',
  rows: 'select reason from moderations',
  sees: { visitor: '42501', dana: ['a test'], femi: ['a test'], service: ['a test'] },
  may: [],
  mayNot: [
    ...nobodyOf(
      ['visitor', 'amara', 'dana', 'femi'],
      'write one past the door',
      `insert into moderations (discussion_id, act, reason, moderator_role) values (501, 'hide', 'x', 'teacher')`,
      '42501',
    ),
    ...nobodyOf(
      ['dana', 'femi'],
      'change a reason',
      `update moderations set reason = 'x'`,
      '42501',
    ),
    ...nobodyOf(['dana', 'femi'], 'delete one', 'delete from moderations', '42501'),
  ],
};

const open = (who: Name, cohort: number, course = 101) =>
  `insert into course_forums (course_id, cohort_id, user_id, title, content)
   values (${course}, ${cohort}, '${people[who]}', 'A topic', 'words')`;
const topicsOfDana = ['Hello Autumn', 'Hello Spring'];
const topicsOfAll = [...topicsOfDana, 'Hello Roots'];

export const topics: Access = {
  table: 'course_forums',
  rows: 'select title from course_forums',
  sees: {
    visitor: '42501',
    amara: ['Hello Spring'],
    bola: ['Hello Spring'],
    goran: ['Hello Spring'],
    lea: ['Hello Spring'],
    hana: ['Hello Autumn'],
    ivo: ['Hello Roots'],
    dana: topicsOfDana,
    esi: ['Hello Roots'],
    femi: topicsOfAll,
    service: topicsOfAll,
  },
  may: [
    ['bola', 'open one in hers', open('bola', 401)],
    ['dana', 'open one where she teaches', open('dana', 402)],
    ['amara', 'edit hers', `update course_forums set title = 'T', content = 'c' where id = 601`],
    ['dana', 'pin', 'update course_forums set is_pinned = true where id = 601'],
    ['dana', 'close', 'update course_forums set is_locked = true where id = 601'],
  ],
  mayNot: [
    ['visitor', 'open one', open('kofi', 401), '42501'],
    ...nobodyOf(
      ['ben', 'chidi', 'goran', 'hana', 'ivo', 'jun', 'kofi', 'esi', 'tove'],
      'open one in Spring',
      (who) => open(who as Name, 401),
      '42501',
    ),
    ['amara', 'open one in another course’s name', open('amara', 401, 102), '23503'],
    ['amara', 'open one as Bola', open('bola', 401), '42501'],
    ['amara', 'pin hers', 'update course_forums set is_pinned = true where id = 601', 'C4030'],
    ['amara', 'close hers', 'update course_forums set is_locked = true where id = 601', 'C4030'],
    ['bola', 'edit Amara’s', `update course_forums set title = 'x' where id = 601`, 0],
    ['dana', 'retitle Amara’s', `update course_forums set title = 'x' where id = 601`, 'C4030'],
    ['dana', 'rewrite Amara’s', `update course_forums set content = 'x' where id = 601`, 'C4030'],
    ['esi', 'close a neighbour’s', 'update course_forums set is_locked = true where id = 601', 0],
    ['amara', 'move it', 'update course_forums set cohort_id = 402', '42501'],
    ['visitor', 'delete it', 'delete from course_forums', '42501'],
    ...nobodyOf(
      ['amara', 'bola', 'dana', 'femi'],
      'delete a topic that was answered',
      'delete from course_forums where id = 601',
      0,
    ),
  ],
};

const reply = (who: Name, topic: number) =>
  `insert into forum_replies (forum_post_id, user_id, content) values (${topic}, '${people[who]}', 'a reply')`;
const repliesOfAll = ['Hello Amara', 'Hello Hana', 'Hello Ivo'];

export const replies: Access = {
  table: 'forum_replies',
  rows: 'select content from forum_replies',
  sees: {
    visitor: '42501',
    amara: ['Hello Amara'],
    bola: ['Hello Amara'],
    goran: ['Hello Amara'],
    lea: ['Hello Amara'],
    hana: ['Hello Hana'],
    ivo: ['Hello Ivo'],
    dana: ['Hello Amara', 'Hello Hana'],
    esi: ['Hello Ivo'],
    femi: repliesOfAll,
    service: repliesOfAll,
  },
  may: [
    ['amara', 'reply in hers', reply('amara', 601)],
    ['dana', 'reply where she teaches', reply('dana', 601)],
    ['bola', 'take hers back', 'delete from forum_replies'],
    ['bola', 'edit hers', `update forum_replies set content = 'x' where user_id = ${the('bola')}`],
  ],
  mayNot: [
    ['visitor', 'reply', reply('kofi', 601), '42501'],
    ...nobodyOf(
      ['ben', 'chidi', 'goran', 'hana', 'ivo', 'jun', 'kofi', 'esi', 'tove'],
      'reply in Spring',
      (who) => reply(who as Name, 601),
      '42501',
    ),
    ['amara', 'reply as Bola', reply('bola', 601), '42501'],
    ['amara', 'edit Bola’s', `update forum_replies set content = 'x'`, 0],
    [
      'dana',
      'edit Bola’s',
      `update forum_replies set content = 'x' where user_id = ${the('bola')}`,
      0,
    ],
    ['bola', 'become a teacher', 'update forum_replies set is_teacher_response = true', '42501'],
    ['bola', 'move it', 'update forum_replies set forum_post_id = 602', '42501'],
    ['visitor', 'delete it', 'delete from forum_replies', '42501'],
    ...nobodyOf(
      ['amara', 'dana', 'femi'],
      'delete Bola’s',
      `delete from forum_replies where user_id = ${the('bola')}`,
      0,
    ),
  ],
};
