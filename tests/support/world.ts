import type { Sql } from 'postgres';
import { picture } from './picture.ts';

/**
 * One small story that the SQL tests share. It is noon UTC on 15 March 2027, a Monday.
 *
 * Dana teaches Open data, which Spring takes from 1 March to 30 May in Berlin's time and Autumn takes from
 * 1 February on; Esi teaches Gardening, which Roots takes. In Spring, Amara and Bola learn, Ben has left, Chidi
 * waits, Goran pauses, Lea is done. Hana learns in Autumn, Ivo in Roots, Jun goes through Open data alone.
 * Mats was rejected. Tove would teach but is not approved. Femi is the admin, Rosa was one and is suspended, Kofi has
 * nothing to do with it all.
 */
export const noon = '2027-03-15T12:00:00Z';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const people = {
  amara: id(1),
  ben: id(2),
  bola: id(3),
  chidi: id(4),
  dana: id(5),
  esi: id(6),
  femi: id(7),
  goran: id(8),
  hana: id(9),
  ivo: id(10),
  jun: id(11),
  kofi: id(12),
  lea: id(13),
  mats: id(14),
  rosa: id(16),
  tove: id(15),
};
export type Name = keyof typeof people;

/** Ids start at 101, so that rows a test adds never meet them. */
export const courses = { openData: 101, gardening: 102, draft: 103, bare: 104 };
export const modules = {
  finding: 201,
  cleaning: 202,
  publishing: 203,
  soil: 204,
  sketch: 205,
  bones: 206,
};
export const lessons = {
  search: 301,
  licences: 302,
  tidy: 303,
  release: 304,
  compost: 305,
  idea: 306,
  bone: 307,
};
export const uploads = { dana: id(801), esi: id(802) };
export const pictures = { map: id(701), plan: id(702), poster: id(703), heap: id(704) };
export const cohorts = { spring: 401, autumn: 402, winter: 403, attic: 404, roots: 405, hush: 406 };
export const posts = {
  question: 501,
  answer: 502,
  autumnQuestion: 503,
  rootsQuestion: 504,
  early: 505,
};
export const topics = { hello: 601, autumnHello: 602, rootsHello: 603 };

const name = (key: string) => key[0]!.toUpperCase() + key.slice(1);

export async function tellStory(owner: Sql): Promise<void> {
  await owner`insert into private.frozen_clock (instant) values (${noon})`;
  await owner`insert into auth.users ${owner(
    Object.entries(people).map(([key, id]) => ({
      id,
      email: `${key}@example.org`,
      email_confirmed_at: noon,
      raw_user_meta_data: owner.json({ name: name(key) }),
    })),
  )}`;
  await owner.unsafe(story);
}

const person = (key: Name) => `'${people[key]}'`;

const story = `
update applications set role = 'teacher', status = 'approved' where name in ('Dana', 'Esi');
update applications set role = 'teacher' where name = 'Tove';
update applications set role = 'admin', status = 'approved' where name = 'Femi';
update applications set status = 'rejected' where name = 'Mats';
update applications set role = 'admin', status = 'approved', suspended_at = '2027-03-10' where name = 'Rosa';
insert into suspensions (user_id, reason, suspended_at, suspended_by) values
  (${person('rosa')}, 'a test', '2027-03-10', ${person('femi')});

insert into consents (user_id, version) values (${person('amara')}, '2026-11-23'), (${person('dana')}, '2026-11-23');
insert into private.address_changes (user_id, email, asked_at) values
  (${person('amara')}, 'amara@new.example', '2027-03-15');

insert into courses (id, name, slug, published, created_by) values
  (101, 'Open data', 'open-data', true, ${person('dana')}),
  (102, 'Gardening', 'gardening', true, ${person('esi')}),
  (103, 'Draft', 'draft', false, ${person('dana')}),
  -- The only one without a cohort.
  (104, 'Bare', 'bare', false, ${person('dana')});
insert into modules (id, course_id, name, order_index) values
  (201, 101, 'Finding', 1), (202, 101, 'Cleaning', 2), (203, 101, 'Publishing', 3),
  (204, 102, 'Soil', 1), (205, 103, 'Sketch', 1), (206, 104, 'Bones', 1);
insert into lessons (id, module_id, name, slug, text_content, order_index) values
  (301, 201, 'Search', 'search', 'text of Search', 1), (302, 201, 'Licences', 'licences', 'text of Licences', 2),
  (303, 202, 'Tidy', 'tidy', 'text of Tidy', 1), (304, 203, 'Release', 'release', 'text of Release', 1),
  (305, 204, 'Compost', 'compost', 'text of Compost', 1), (306, 205, 'Idea', 'idea', 'text of Idea', 1),
  (307, 206, 'Bone', 'bone', 'text of Bone', 1);

insert into lesson_pictures (id, lesson_id, width, height, bytes, alt, made_by) values
  ('${pictures.map}', 301, 1, 1, ${picture(1)}, 'A map', ${person('dana')}),
  ('${pictures.plan}', 303, 1, 1, ${picture(2)}, 'A plan', ${person('dana')}),
  ('${pictures.poster}', 304, 1, 1, ${picture(3)}, 'A poster', ${person('dana')}),
  ('${pictures.heap}', 305, 1, 1, ${picture(4)}, 'A heap', ${person('esi')});

-- What is there no more: a lesson of Finding, and one of Soil.
insert into deletions (kind, subject_id, name, course_id, course_name, teacher_id, deleted_by, deleted_at, rows) values
  ('lesson', 398, 'Lost', 101, 'Open data', ${person('dana')}, ${person('dana')}, '2027-03-14', 1),
  ('lesson', 399, 'Weeds', 102, 'Gardening', ${person('esi')}, ${person('esi')}, '2027-03-14', 1);
insert into private.deleted_rows (deletion_id, place, relation, row) values
  (1, 1, 'public.lessons', '{"id": 398, "module_id": 201, "name": "Lost", "slug": "lost"}'),
  (2, 1, 'public.lessons', '{"id": 399, "module_id": 204, "name": "Weeds", "slug": "weeds"}');
insert into course_uploads (id, user_id, file_name, content) values
  ('${uploads.dana}', ${person('dana')}, 'course.md', 'of Dana'), ('${uploads.esi}', ${person('esi')}, 'course.md', 'of Esi');

insert into cohorts (id, course_id, name, start_date, end_date, status, max_students, time_zone) values
  (401, 101, 'Spring', '2027-03-01', '2027-05-30', 'active', 10, 'Europe/Berlin'),
  (402, 101, 'Autumn', '2027-02-01', null, 'active', 10, 'UTC'),
  (403, 101, 'Winter', '2026-11-01', '2027-01-31', 'completed', 10, 'UTC'),
  (404, 101, 'Attic', '2027-03-01', null, 'archived', 10, 'UTC'),
  (405, 102, 'Roots', '2027-03-01', null, 'active', 10, 'UTC'),
  (406, 103, 'Hush', '2027-03-01', null, 'active', 10, 'UTC');
-- In Spring Cleaning opens in a week, and Publishing was open for one; in Autumn Cleaning is open.
insert into cohort_schedules (cohort_id, module_id, unlock_date, lock_date) values
  (401, 202, '2027-03-22', null), (401, 203, '2027-03-01', '2027-03-08'), (402, 202, '2027-02-08', null),
  (404, 202, '2027-03-08', null);

insert into cohort_enrollments (cohort_id, user_id, status, enrolled_at) values
  (401, ${person('amara')}, 'active', '2027-03-01'), (401, ${person('bola')}, 'active', '2027-03-02'),
  (401, ${person('ben')}, 'dropped', '2027-03-01'), (401, ${person('chidi')}, 'waitlisted', '2027-03-03'),
  (401, ${person('goran')}, 'paused', '2027-03-01'), (401, ${person('lea')}, 'completed', '2027-03-01'),
  (402, ${person('hana')}, 'active', '2027-02-01'), (405, ${person('ivo')}, 'active', '2027-03-01');
insert into enrollments (user_id, course_id, status) values
  (${person('jun')}, 101, 'active'), (${person('ben')}, 101, 'active');
insert into lesson_progress (user_id, lesson_id, completed, last_accessed) values
  (${person('amara')}, 301, true, '2027-03-10'), (${person('hana')}, 301, true, '2027-03-10'),
  (${person('ivo')}, 305, true, '2027-03-10'), (${person('goran')}, 301, false, '2027-03-10');

insert into lesson_discussions (id, lesson_id, cohort_id, user_id, parent_id, content) values
  (501, 301, 401, ${person('amara')}, null, 'Amara asks'),
  (502, 301, 401, ${person('dana')}, 501, 'Dana answers'),
  (503, 301, 402, ${person('hana')}, null, 'Hana asks'),
  (504, 305, 405, ${person('ivo')}, null, 'Ivo asks'),
  -- Written while Publishing was open to Spring.
  (505, 304, 401, ${person('bola')}, null, 'Bola asked');
insert into course_forums (id, course_id, cohort_id, user_id, title, content) values
  (601, 101, 401, ${person('amara')}, 'Hello Spring', 'It is Amara'),
  (602, 101, 402, ${person('hana')}, 'Hello Autumn', 'It is Hana'),
  (603, 102, 405, ${person('ivo')}, 'Hello Roots', 'It is Ivo');
insert into forum_replies (forum_post_id, user_id, content) values
  (601, ${person('bola')}, 'Hello Amara'), (602, ${person('dana')}, 'Hello Hana'), (603, ${person('esi')}, 'Hello Ivo');
insert into invitations (cohort_id, email, name, invited_by) values
  (401, 'nia@example.org', 'Nia', ${person('femi')}), (405, 'omar@example.org', 'Omar', ${person('femi')});
insert into imports (cohort_id, file_name, created_by) values (401, 'spring.csv', ${person('femi')});
insert into import_rows (import_id, line, email, verdict) select id, 2, 'nia@example.org', 'already_invited' from imports;
insert into moderations (topic_id, act, moderator_role) values (601, 'unpin', 'teacher');
insert into moderations (reply_id, act, moderator_role) select id, 'restore', 'teacher' from forum_replies where forum_post_id = 601;
insert into moderations (discussion_id, act, reason, moderator_role) values (505, 'hide', 'a test', 'teacher');
insert into post_versions (topic_id, title, content) values (601, 'Hello', 'I am Amara');
insert into post_versions (reply_id, content) select id, 'Hello' from forum_replies where forum_post_id = 601;
insert into post_versions (discussion_id, content) values (501, 'Amara wonders');
update lesson_discussions set hidden_at = '2027-03-05' where id = 505;
`;
