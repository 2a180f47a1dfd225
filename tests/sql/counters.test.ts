import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { counted, expectExact, mark, post, topic, reply, seatOf } from './counting.ts';
import { openStage } from './stage.ts';

const stage = openStage();

describe('one after the other', () => {
  test('the story itself is counted', () =>
    stage.play(async ({ owner }) => {
      await expectExact(owner);
      expect(await seatOf(owner, people.amara, 401)).toMatchObject({
        completed_lessons: 1,
        discussion_posts: 1,
        forum_posts: 1,
      });
    }));

  test('finishing twice counts once, and undoing takes it back', () =>
    stage.play(async (scene) => {
      const count = async () =>
        (await seatOf(scene.owner, people.amara, 401))?.['completed_lessons'];
      await scene.as('amara', mark(people.amara, 302, true));
      await scene.as('amara', mark(people.amara, 302, true));
      expect(await count()).toBe(2);
      await scene.as('amara', mark(people.amara, 302, false));
      expect(await count()).toBe(1);
    }));

  test('what somebody did alone counts when they take a seat', () =>
    stage.play(async (scene) => {
      await scene.as('jun', mark(people.jun, 303, true));
      await scene.as('jun', (sql) => sql`select enroll_in_cohort(401)`);
      expect(await seatOf(scene.owner, people.jun, 401)).toMatchObject({ completed_lessons: 1 });
    }));

  test('last activity is the latest of finishing, undoing, posting and replying', () =>
    stage.play(async (scene) => {
      const latest = async () =>
        ((await seatOf(scene.owner, people.amara, 401))!['last_activity_at'] as Date).toISOString();
      const acts = [
        mark(people.amara, 302, true),
        mark(people.amara, 302, false),
        post(people.amara, 301, 401),
        topic(people.amara, 401),
        reply(people.amara, 601),
      ];
      for (const [n, act] of acts.entries()) {
        const instant = `2027-03-16T0${n}:00:00.000Z`;
        await scene.at(instant);
        await scene.as('amara', act);
        expect(await latest()).toBe(instant);
      }
      await scene.owner`delete from lesson_discussions`;
      await scene.owner`delete from lessons where id = 302`;
      expect(await latest()).toBe('2027-03-16T04:00:00.000Z');
    }));

  test('what others do is not Bola’s activity', () =>
    stage.play(async (scene) => {
      const before = await seatOf(scene.owner, people.bola, 401);
      await scene.as('amara', mark(people.amara, 302, true));
      await scene.as(
        'dana',
        (sql) => sql`update lesson_discussions set is_pinned = true where id = 505`,
      );
      expect(await seatOf(scene.owner, people.bola, 401)).toEqual(before);
    }));

  test('a lesson, a module or a cohort that is deleted takes its counts along', () =>
    stage.play(async ({ owner }) => {
      await owner`delete from lessons where id = 301`;
      await expectExact(owner);
      await owner`delete from modules where course_id = 101`;
      await expectExact(owner);
      await owner`delete from cohorts where id = 402`;
      await expectExact(owner);
    }));

  test('progress that is deleted no longer counts', () =>
    stage.play(async ({ owner }) => {
      await owner`delete from lesson_progress where user_id = ${people.amara}`;
      await expectExact(owner);
    }));

  for (const table of ['lesson_discussions', 'forum_replies', 'course_forums']) {
    test(`words of ${table} that are deleted no longer count`, () =>
      stage.play(async ({ owner }) => {
        await owner.unsafe(`delete from ${table}`);
        await expectExact(owner);
      }));
  }

  test('a lesson that moves into a cohort’s course counts there', () =>
    stage.play(async ({ owner }) => {
      await owner`insert into lesson_progress (user_id, lesson_id, completed) values (${people.amara}, 307, true)`;
      await owner`update lessons set module_id = 201 where id = 307`;
      expect(await seatOf(owner, people.amara, 401)).toMatchObject({ completed_lessons: 2 });
      await expectExact(owner);
    }));

  test('a module that moves into a cohort’s course counts there', () =>
    stage.play(async ({ owner }) => {
      await owner`insert into lesson_progress (user_id, lesson_id, completed) values (${people.amara}, 307, true)`;
      await owner`update modules set course_id = 101 where id = 206`;
      expect(await seatOf(owner, people.amara, 401)).toMatchObject({ completed_lessons: 2 });
      await expectExact(owner);
    }));

  test('when the owner gives rows of one person to another, both are counted anew', () =>
    stage.play(async ({ owner }) => {
      await owner`update lesson_progress set user_id = ${people.bola} where user_id = ${people.amara}`;
      await expectExact(owner);
      await owner`update cohort_enrollments set cohort_id = 402 where user_id = ${people.bola}`;
      await expectExact(owner);
    }));

  test('a backfill that only links progress to a cohort is nobody’s activity', () =>
    stage.play(async ({ owner }) => {
      const before = await counted(owner);
      await owner`update cohort_enrollments set last_activity_at = '2027-03-12' where user_id = ${people.hana}`;
      await owner`update lesson_progress set cohort_id = 402 where user_id = ${people.hana}`;
      expect(await counted(owner)).toEqual(before);
      const hana = await seatOf(owner, people.hana, 402);
      expect((hana!['last_activity_at'] as Date).toISOString()).toBe('2027-03-12T00:00:00.000Z');
    }));
});
