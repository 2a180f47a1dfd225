import { describe, expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { finish, lookAt } from '../lesson-view.ts';
import { enter } from '../seating.ts';
import { openStage, type Scene } from '../stage.ts';
import { card } from './observer.ts';

const stage = openStage();

// Spring runs from 1 March to 30 May in Berlin.
const before = '2027-02-01T12:00:00Z';
const during = '2027-04-01T12:00:00Z';
const after = '2027-06-15T12:00:00Z';
const truth: [instant: string, word: string][] = [
  [before, 'upcoming'],
  [during, 'active'],
  [after, 'completed'],
];

/** Leaves a word in the row that no write and no job has brought up to date. */
const store = (scene: Scene, word: string) =>
  scene.owner.unsafe(`set constraints all immediate;
    alter table cohorts disable trigger auto_update_cohort_status;
    update cohorts set status = '${word}' where id = 401;
    alter table cohorts enable trigger auto_update_cohort_status`);
const stored = async ({ owner }: Scene) =>
  (await owner`select status from cohorts where id = 401`)[0]!['status'] as string;

describe('whatever word is stored', () => {
  for (const word of ['upcoming', 'active', 'completed']) {
    for (const [instant, status] of truth) {
      test(`${word}: at ${instant} Spring is ${status} to everybody, and to the rules`, () =>
        stage.play(async (scene) => {
          await store(scene, word);
          await scene.at(instant);
          for (const who of ['visitor', 'kofi', 'amara', 'dana', 'femi'] as const) {
            expect([who, (await card(scene, who, 401))!.status]).toEqual([who, status]);
          }
          const [row] = await scene.as('amara', (sql) => sql`select dashboard() as page`);
          const { enrollments } = row!['page'] as { enrollments: { cohort_status: string }[] };
          expect(enrollments[0]!.cohort_status).toBe(status);

          const running = status === 'active';
          expect((await lookAt(scene, 'amara', 301)).mayWrite).toBe(running);
          expect(await finish(scene, 'amara', 301)).toBe(running ? null : '42501');
          const topic = await scene.refused(
            'amara',
            (sql) =>
              sql`insert into course_forums (course_id, cohort_id, user_id, title, content)
                values (101, 401, ${people.amara}, 'A topic', 'Its words')`,
          );
          expect(topic).toBe(status === 'completed' ? '42501' : null);
          const ended = status === 'completed' ? 'C4011' : null;
          expect(await scene.refused('kofi', enter(401))).toBe(ended);
        }));

      test(`${word}: at ${instant} the next write stores ${status}`, () =>
        stage.play(async (scene) => {
          await store(scene, word);
          await scene.at(instant);
          await scene.as('dana', (sql) => sql`update cohorts set max_students = 9 where id = 401`);
          expect(await stored(scene)).toBe(status);
        }));

      test(`${word}: at ${instant} the job stores ${status}`, () =>
        stage.play(async (scene) => {
          await store(scene, word);
          await scene.at(instant);
          await scene.owner`select private.run_jobs()`;
          expect(await stored(scene)).toBe(status);
        }));
    }
  }
});

test('archived is a person’s word: neither dates nor writes nor the job overwrite it', () =>
  stage.play(async (scene) => {
    await scene.as('dana', (sql) => sql`update cohorts set status = 'archived' where id = 401`);
    for (const [instant] of truth) {
      await scene.at(instant);
      await scene.owner`select private.run_jobs()`;
      await scene.as('dana', (sql) => sql`update cohorts set max_students = 9 where id = 401`);
      expect(await stored(scene)).toBe('archived');
      expect((await card(scene, 'amara', 401))!.status).toBe('archived');
      expect(await scene.refused('kofi', enter(401))).toBe('C4011');
      expect(await finish(scene, 'amara', 301)).toBe('42501');
    }
  }));
