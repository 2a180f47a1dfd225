import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { lookAt, isOpen, finish, seat } from './lesson-view.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();

describe('who finds a lesson open', () => {
  const found: [Name, number, boolean, string][] = [
    ['amara', 301, true, 'open'],
    ['amara', 303, false, 'not_yet'],
    ['amara', 304, false, 'closed'],
    ['lea', 301, true, 'open'],
    ['goran', 301, true, 'open'],
    ['ben', 301, false, 'left'],
    ['chidi', 301, false, 'waiting'],
    ['kofi', 301, false, 'not_enrolled'],
    ['mats', 301, false, 'not_enrolled'],
    ['ivo', 301, false, 'not_enrolled'],
    ['hana', 304, true, 'open'],
    ['jun', 303, true, 'open'],
    ['dana', 303, true, 'teaches'],
    ['femi', 303, true, 'teaches'],
    ['esi', 303, false, 'not_enrolled'],
  ];
  for (const [who, lesson, open, why] of found) {
    test(`${who} at lesson ${lesson}: ${why}`, () =>
      stage.play(async (scene) => {
        expect(await lookAt(scene, who, lesson)).toMatchObject({ open, why });
      }));
  }

  test('in two cohorts a module is open if it is open in one of them', () =>
    stage.play(async (scene) => {
      await seat(scene, 'amara', 402);
      expect(await isOpen(scene, 'amara', 303)).toBe(true);
      await scene.as('amara', (sql) => sql`select leave_cohort(402)`);
      expect(await isOpen(scene, 'amara', 303)).toBe(false);
    }));

  test('a cohort that one has left does not close what another opens', () =>
    stage.play(async (scene) => {
      await seat(scene, 'ben', 402);
      expect(await isOpen(scene, 'ben', 303)).toBe(true);
    }));

  test('starting alone opens nothing to who has to do with a cohort of the course', () =>
    stage.play(async (scene) => {
      for (const who of ['amara', 'chidi'] as const) {
        await scene.as(
          who,
          (sql) => sql`insert into enrollments (user_id, course_id) values (${people[who]}, 101)`,
        );
      }
      expect(await isOpen(scene, 'amara', 303)).toBe(false);
      expect(await isOpen(scene, 'chidi', 301)).toBe(false);
      expect(await isOpen(scene, 'ben', 301)).toBe(false);
    }));

  test('Jun, who goes alone, is let in by the cohort as soon as she takes a seat, and leaving opens nothing', () =>
    stage.play(async (scene) => {
      expect(await isOpen(scene, 'jun', 303)).toBe(true);
      await scene.as('jun', (sql) => sql`select enroll_in_cohort(401)`);
      expect(await isOpen(scene, 'jun', 303)).toBe(false);
      await scene.as('jun', (sql) => sql`select leave_cohort(401)`);
      expect(await isOpen(scene, 'jun', 303)).toBe(false);
      expect(await isOpen(scene, 'jun', 301)).toBe(false);
    }));

  const alone: [string, boolean, string | null][] = [
    ['active', true, null],
    ['completed', true, null],
    ['paused', true, '42501'],
    ['dropped', false, '42501'],
    ['waitlisted', false, '42501'],
  ];
  for (const [status, open, code] of alone) {
    test(`alone and ${status}: ${open ? 'reads' : 'reads nothing'}, ${code ? 'writes nothing' : 'writes'}`, () =>
      stage.play(async (scene) => {
        await scene.owner`update enrollments set status = ${status} where user_id = ${people.jun}`;
        expect(await isOpen(scene, 'jun', 303)).toBe(open);
        expect(await finish(scene, 'jun', 303)).toBe(code);
      }));
  }

  test('who pauses reads what was open then, and not what opens later', () =>
    stage.play(async (scene) => {
      await scene.at('2027-03-20T00:00:00Z');
      await scene.as(
        'dana',
        (sql) =>
          sql`update cohort_enrollments set status = 'paused' where user_id = ${people.amara}`,
      );
      await scene.at('2027-03-25T00:00:00Z');
      expect(await isOpen(scene, 'amara', 301)).toBe(true);
      expect(await lookAt(scene, 'amara', 303)).toMatchObject({ open: false, why: 'paused' });
      expect(await finish(scene, 'amara', 302)).toBe('42501');
      await scene.as(
        'dana',
        (sql) =>
          sql`update cohort_enrollments set status = 'active' where user_id = ${people.amara}`,
      );
      expect(await isOpen(scene, 'amara', 303)).toBe(true);
    }));

  test('a cohort that ended is for reading only', () =>
    stage.play(async (scene) => {
      await scene.at('2027-05-30T21:59:59Z');
      expect(await lookAt(scene, 'amara', 301)).toMatchObject({ open: true, mayWrite: true });
      await scene.at('2027-05-30T22:00:00Z');
      expect(await lookAt(scene, 'amara', 301)).toMatchObject({ open: true, mayWrite: false });
      expect(await finish(scene, 'amara', 301)).toBe('42501');
      const post = (sql: Parameters<Parameters<Scene['as']>[1]>[0]) =>
        sql`insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values (301, 401, ${people.amara}, 'late')`;
      expect(await scene.refused('amara', post)).toBe('42501');
      expect(await scene.attempt('amara', `update lesson_discussions set content = 'late'`)).toBe(
        0,
      );
    }));

  test('an archived cohort stays readable to its people, and nobody writes', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set status = 'archived' where id = 401`;
      expect(await lookAt(scene, 'amara', 301)).toMatchObject({ open: true, mayWrite: false });
      expect(await finish(scene, 'amara', 302)).toBe('42501');
    }));

  test('a zone that is not one closes the cohort instead of opening it', () =>
    stage.play(async (scene) => {
      await scene.owner`alter table cohorts drop constraint cohorts_time_zone_fkey`;
      await scene.owner`alter table cohorts disable trigger user`;
      await scene.owner`update cohorts set time_zone = 'Mars/Base' where id = 401`;
      let read = 0;
      const code = await scene.refused('amara', async (sql) => {
        read = (await sql`select * from lessons`).length;
      });
      expect([code, read]).toEqual(['22023', 0]);
      expect(await finish(scene, 'amara', 302)).toBe('22023');
    }));

  test('a course that is withdrawn stays open to those who are in it', () =>
    stage.play(async (scene) => {
      await scene.owner`update courses set published = false where id = 101`;
      expect(await isOpen(scene, 'amara', 301)).toBe(true);
      expect(await isOpen(scene, 'jun', 301)).toBe(true);
      expect(await lookAt(scene, 'kofi', 301)).toMatchObject({ open: false, name: undefined });
    }));
});

describe('a closed lesson’s text', () => {
  test('stands in no answer of any door', () =>
    stage.play(async (scene) => {
      await scene.owner`update lessons set text_content = 'SECRET ' || id`;
      await scene.owner`
        insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content)
        values (304, 401, ${people.dana}, null, 'SECRET quote')`;
      await scene.owner`update lesson_discussions set hidden_at = null where id = 505`;
      await scene.owner`insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content)
        values (304, 401, ${people.dana}, 505, 'SECRET answer')`;
      const doors = [
        'select course_catalog() as answer',
        `select course_page('open-data') as answer`,
        'select cohort_page(401) as answer',
        'select lesson_page(303) as answer',
        'select lesson_page(304) as answer',
        'select lesson_page(304, 401) as answer',
        'select dashboard() as answer',
        'select teaching() as answer',
        'select teaching_cohort(401) as answer',
        `select array_agg(to_jsonb(d)) as answer from lesson_discussions d where lesson_id in (303, 304)`,
        `select array_agg(to_jsonb(l)) as answer from lessons l where module_id in (202, 203)`,
        `select array_agg(to_jsonb(m)) as answer from modules m`,
      ];
      for (const who of [
        'visitor',
        'amara',
        'bola',
        'goran',
        'ben',
        'chidi',
        'kofi',
        'ivo',
        'esi',
      ] as const) {
        for (const door of doors) {
          let said = '';
          await scene.refused(who, async (sql) => {
            said = JSON.stringify(await sql.unsafe(door));
          });
          expect([who, door, /SECRET/.test(said)]).toEqual([who, door, false]);
        }
      }
      expect(JSON.stringify(await scene.as('dana', (sql) => sql.unsafe(doors[4]!)))).toContain(
        'SECRET 304',
      );
    }));

  test('its title and opening time can be known', () =>
    stage.play(async (scene) => {
      expect(await lookAt(scene, 'amara', 303)).toMatchObject({
        name: 'Tidy',
        opensAt: '2027-03-21T23:00:00+00:00',
      });
    }));
});
