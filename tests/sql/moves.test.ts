import { expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { expectExact, seatOf } from './counting.ts';
import { openStage } from './stage.ts';

const stage = openStage();

// Who may change a row where it is may not carry it to where they may not write.

test('Dana does not carry a day of her schedule into the schedule of Esi’s cohort', () =>
  stage.play(async (scene) => {
    const carry = `update cohort_schedules set cohort_id = 405, module_id = 204 where cohort_id = 402`;
    expect(await scene.attempt('dana', carry)).toBe('42501');
    expect(await scene.attempt('femi', carry)).toBe(1);
  }));

test('Dana does not carry a lesson into a module of Esi’s', () =>
  stage.play(async (scene) => {
    const carry = 'update lessons set module_id = 204 where id = 307';
    expect(await scene.attempt('dana', carry)).toBe('42501');
    expect(await scene.attempt('femi', carry)).toBe(1);
    // Without a condition nothing is read, and the policy for reading does not judge the new row; nor does a cohort
    // keep it where it is.
    await scene.owner`delete from cohorts`;
    expect(await scene.attempt('dana', 'update lessons set module_id = 204')).toBe('42501');
  }));

test('a post, a topic or a reply that the owner gives to somebody else counts for them', () =>
  stage.play(async ({ owner }) => {
    await owner`update lesson_discussions set user_id = ${people.bola} where id = 501`;
    await expectExact(owner);
    await owner`update course_forums set user_id = ${people.bola} where id = 601`;
    await expectExact(owner);
    await owner`update forum_replies set user_id = ${people.amara} where forum_post_id = 601`;
    await expectExact(owner);
    expect(await seatOf(owner, people.amara, 401)).toMatchObject({
      discussion_posts: 0,
      forum_posts: 1,
    });
  }));

test('a topic that the owner moves to another cohort takes the count of its replies along', () =>
  stage.play(async ({ owner }) => {
    await owner`insert into cohort_enrollments (cohort_id, user_id) values (402, ${people.bola})`;
    await owner`update course_forums set cohort_id = 402 where id = 601`;
    await expectExact(owner);
    expect(await seatOf(owner, people.bola, 402)).toMatchObject({ forum_posts: 1 });
  }));
