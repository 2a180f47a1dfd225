import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { openStage, type Scene, type Sql } from './stage.ts';

const stage = openStage();

describe('invitations', () => {
  const signUp = (scene: Scene, email: string, confirmed: boolean) => scene.owner`
    insert into auth.users (id, email, email_confirmed_at)
    values (gen_random_uuid(), ${email}, ${confirmed ? '2027-03-15' : null}) returning id`;
  const confirm = (scene: Scene, email: string) =>
    scene.owner`update auth.users set email_confirmed_at = '2027-03-15' where email = ${email}`;
  const nia = (scene: Scene) => scene.owner`
    select e.status, e.cohort_id::int from cohort_enrollments e join auth.users u on u.id = e.user_id
    where u.email = 'nia@example.org' order by e.cohort_id`;

  test('typing somebody’s address claims nothing; confirming it does', () =>
    stage.play(async (scene) => {
      await signUp(scene, 'nia@example.org', false);
      expect(await nia(scene)).toEqual([]);
      await confirm(scene, 'nia@example.org');
      expect(await nia(scene)).toEqual([{ status: 'active', cohort_id: 401 }]);
      const [row] =
        await scene.owner`select claimed_at is not null as claimed from invitations where email = 'nia@example.org'`;
      expect(row).toEqual({ claimed: true });
    }));

  test('an account that is made confirmed enters at once', () =>
    stage.play(async (scene) => {
      await signUp(scene, 'nia@example.org', true);
      expect(await nia(scene)).toHaveLength(1);
    }));

  test('the seat that was held is the seat that is taken: one, also in a full cohort', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set max_students = 5 where id = 401`;
      const free = async () =>
        (await scene.owner`select private.free_seats(c) as free from cohorts c where id = 401`)[0]![
          'free'
        ];
      expect(await free()).toBe(0);
      await signUp(scene, 'nia@example.org', true);
      expect(await nia(scene)).toHaveLength(1);
      expect(await free()).toBe(0);
    }));

  test('an address that is changed to the invited one enters when it is confirmed', () =>
    stage.play(async (scene) => {
      await scene.owner`update auth.users set email = 'nia@example.org' where id = ${people.kofi}`;
      expect(await nia(scene)).toEqual([{ status: 'active', cohort_id: 401 }]);
    }));

  test('several invitations are all claimed', () =>
    stage.play(async (scene) => {
      await scene.owner`insert into invitations (cohort_id, email) values (402, 'nia@example.org')`;
      await signUp(scene, 'nia@example.org', true);
      expect((await nia(scene)).map((row) => row['cohort_id'])).toEqual([401, 402]);
    }));

  const stays: [string, string][] = [
    ['was revoked', `update invitations set revoked_at = now() where email = 'nia@example.org'`],
    [
      'is to a cohort that ended',
      `update cohorts set start_date = '2026-01-01', end_date = '2026-02-01' where id = 401`,
    ],
    ['is to an archived cohort', `update cohorts set status = 'archived' where id = 401`],
    ['is to a course that was withdrawn', `update courses set published = false where id = 101`],
  ];
  for (const [what, statement] of stays) {
    test(`one that ${what} is not claimed`, () =>
      stage.play(async (scene) => {
        await scene.owner.unsafe(statement);
        await signUp(scene, 'nia@example.org', true);
        expect(await nia(scene)).toEqual([]);
      }));
  }

  test('confirming a second time changes nothing', () =>
    stage.play(async (scene) => {
      const [row] = await signUp(scene, 'nia@example.org', true);
      await scene.as({ id: row!['id'] as string }, (sql) => sql`select leave_cohort(401)`);
      await confirm(scene, 'nia@example.org');
      expect(await nia(scene)).toEqual([{ status: 'dropped', cohort_id: 401 }]);
    }));

  test('a seat that could not be claimed at sign-up is still Nia’s when the course is back, and counts once', () =>
    stage.play(async (scene) => {
      await scene.owner`update courses set published = false where id = 101`;
      const [row] = await signUp(scene, 'nia@example.org', true);
      await scene.owner`update courses set published = true where id = 101`;
      await scene.owner`update cohorts set max_students = 5 where id = 401`;
      const enter = (sql: Sql) => sql`select enroll_in_cohort(401)`;
      expect(await scene.refused('kofi', enter)).toBe('C4010');
      await scene.as({ id: row!['id'] as string }, enter);
      const [cohort] = await scene.owner`select private.seats_taken(401) as taken`;
      expect(cohort).toEqual({ taken: 5 });
    }));

  test('an address that is not confirmed brings no claim to a held seat', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set max_students = 5 where id = 401`;
      const [row] = await signUp(scene, 'nia@example.org', false);
      expect(
        await scene.refused(
          { id: row!['id'] as string },
          (sql) => sql`select enroll_in_cohort(401)`,
        ),
      ).toBe('C4010');
    }));
});
