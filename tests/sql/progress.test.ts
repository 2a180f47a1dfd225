import { expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { mark } from './counting.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const rowOf = async ({ owner }: Scene, who: Name, lesson: number) => {
  const [row] = await owner`
    select cohort_id::int, completed, completed_at, last_accessed from lesson_progress
    where user_id = ${people[who]} and lesson_id = ${lesson}`;
  return row;
};

test('a completion knows the cohort it was done in, and none for who goes alone', () =>
  stage.play(async (scene) => {
    await scene.as('amara', mark(people.amara, 302, true));
    await scene.as('jun', mark(people.jun, 302, true));
    expect(await rowOf(scene, 'amara', 302)).toMatchObject({ cohort_id: 401 });
    expect(await rowOf(scene, 'jun', 302)).toMatchObject({ cohort_id: null });
  }));

test('in two cohorts it is the one that lets the person write', () =>
  stage.play(async (scene) => {
    await scene.owner`insert into cohort_enrollments (cohort_id, user_id) values (402, ${people.amara})`;
    await scene.as('amara', mark(people.amara, 303, true));
    expect(await rowOf(scene, 'amara', 303)).toMatchObject({ cohort_id: 402 });
    await scene.owner`update cohort_enrollments set status = 'paused' where cohort_id = 402`;
    await scene.as('amara', mark(people.amara, 302, true));
    expect(await rowOf(scene, 'amara', 302)).toMatchObject({ cohort_id: 401 });
  }));

test('when it was done is the campus’s word: the first completion stands, undoing clears it', () =>
  stage.play(async (scene) => {
    const [monday, tuesday] = ['2027-03-15T13:00:00.000Z', '2027-03-16T13:00:00.000Z'];
    await scene.at(monday);
    await scene.as('amara', mark(people.amara, 302, true));
    await scene.at(tuesday);
    await scene.as('amara', mark(people.amara, 302, true));
    const done = await rowOf(scene, 'amara', 302);
    expect(done).toMatchObject({
      completed_at: new Date(monday),
      last_accessed: new Date(tuesday),
    });
    await scene.as('amara', mark(people.amara, 302, false));
    expect(await rowOf(scene, 'amara', 302)).toMatchObject({
      completed: false,
      completed_at: null,
    });
  }));

test('an upsert in another’s name changes nothing of theirs', () =>
  stage.play(async (scene) => {
    const before = await rowOf(scene, 'amara', 301);
    expect(await scene.refused('bola', mark(people.amara, 301, false))).toBe('42501');
    // A client may name the columns of the key; they stay what they are.
    await scene.as(
      'amara',
      (sql) => sql`update lesson_progress set user_id = ${people.bola}, lesson_id = 302`,
    );
    expect(await rowOf(scene, 'bola', 302)).toBeUndefined();
    expect(await rowOf(scene, 'amara', 301)).toMatchObject({ completed: before!['completed'] });
  }));
