import { describe, expect, test } from 'vitest';
import { newCohort } from './crowd.ts';
import { lookAt, isOpen, finish, seat } from './lesson-view.ts';
import { openStage } from './stage.ts';

const stage = openStage();

describe('the first instant', () => {
  // Day, time and zone on the wall, and the first instant at which a lesson is open.
  const openings: [what: string, day: string, time: string, zone: string, instant: string][] = [
    ['midnight in UTC', '2027-03-20', '00:00', 'UTC', '2027-03-20T00:00:00Z'],
    ['midnight in Berlin’s winter', '2027-03-27', '00:00', 'Europe/Berlin', '2027-03-26T23:00:00Z'],
    [
      'midnight before Berlin’s clocks go forward',
      '2027-03-28',
      '00:00',
      'Europe/Berlin',
      '2027-03-27T23:00:00Z',
    ],
    [
      'midnight after Berlin’s clocks went forward',
      '2027-03-29',
      '00:00',
      'Europe/Berlin',
      '2027-03-28T22:00:00Z',
    ],
    ['a time that Berlin skips', '2027-03-28', '02:30', 'Europe/Berlin', '2027-03-28T01:30:00Z'],
    [
      'a time that Berlin has twice',
      '2026-10-25',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T01:30:00Z',
    ],
    [
      'midnight before New York’s clocks go back',
      '2026-11-01',
      '00:00',
      'America/New_York',
      '2026-11-01T04:00:00Z',
    ],
    [
      'a time that New York has twice',
      '2026-11-01',
      '01:30',
      'America/New_York',
      '2026-11-01T06:30:00Z',
    ],
    [
      'midnight after New York’s clocks went back',
      '2026-11-02',
      '00:00',
      'America/New_York',
      '2026-11-02T05:00:00Z',
    ],
    ['a midnight that Cairo skips', '2027-04-30', '00:00', 'Africa/Cairo', '2027-04-29T22:00:00Z'],
    [
      'a midnight that Havana has twice',
      '2026-11-01',
      '00:00',
      'America/Havana',
      '2026-11-01T05:00:00Z',
    ],
    ['nine o’clock in Kathmandu', '2027-03-20', '09:00', 'Asia/Kathmandu', '2027-03-20T03:15:00Z'],
    [
      'midnight where the day begins',
      '2027-03-20',
      '00:00',
      'Pacific/Kiritimati',
      '2027-03-19T10:00:00Z',
    ],
  ];
  for (const [what, day, time, zone, instant] of openings) {
    test(`a module opens at ${what}`, () =>
      stage.play(async (scene) => {
        const cohort = await newCohort(scene.owner, {
          start_date: '2026-10-01',
          time_zone: zone,
          unlock_time: time,
        });
        await scene.owner`insert into cohort_schedules (cohort_id, module_id, unlock_date) values (${cohort}, 202, ${day})`;
        await seat(scene, 'kofi', cohort);
        await scene.at(new Date(Date.parse(instant) - 1000).toISOString());
        expect(await lookAt(scene, 'kofi', 303)).toMatchObject({
          open: false,
          why: 'not_yet',
          name: 'Tidy',
        });
        expect(Date.parse((await lookAt(scene, 'kofi', 303)).opensAt!)).toBe(Date.parse(instant));
        expect(await finish(scene, 'kofi', 303)).toBe('42501');
        await scene.at(instant);
        expect(await lookAt(scene, 'kofi', 303)).toMatchObject({ open: true, mayWrite: true });
        expect(await finish(scene, 'kofi', 303)).toBeNull();
      }));

    test(`a cohort starts at ${what}`, () =>
      stage.play(async (scene) => {
        const cohort = await newCohort(scene.owner, {
          start_date: day,
          time_zone: zone,
          unlock_time: time,
        });
        await seat(scene, 'kofi', cohort);
        await scene.at(new Date(Date.parse(instant) - 1000).toISOString());
        expect(await lookAt(scene, 'kofi', 301)).toMatchObject({ open: false, why: 'not_started' });
        await scene.at(instant);
        expect(await lookAt(scene, 'kofi', 301)).toMatchObject({ open: true, mayWrite: true });
      }));
  }

  test('the lock date is the first closed day, from its midnight on, whatever the time of opening', () =>
    stage.play(async (scene) => {
      const cohort = await newCohort(scene.owner, {
        time_zone: 'Europe/Berlin',
        unlock_time: '09:00',
      });
      await scene.owner`
        insert into cohort_schedules (cohort_id, module_id, unlock_date, lock_date)
        values (${cohort}, 202, '2027-03-27', '2027-03-29')`;
      await seat(scene, 'kofi', cohort);
      await scene.at('2027-03-27T07:59:59Z');
      expect(await lookAt(scene, 'kofi', 303)).toMatchObject({ open: false, why: 'not_yet' });
      await scene.at('2027-03-27T08:00:00Z');
      expect(await isOpen(scene, 'kofi', 303)).toBe(true);
      await scene.at('2027-03-28T21:59:59Z');
      expect(await isOpen(scene, 'kofi', 303)).toBe(true);
      await scene.at('2027-03-28T22:00:00Z');
      expect(await lookAt(scene, 'kofi', 303)).toMatchObject({ open: false, why: 'closed' });
      expect(await finish(scene, 'kofi', 303)).toBe('42501');
    }));

  test('a module that would open before the cohort starts waits for it', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohort_schedules set unlock_date = '2027-01-01' where module_id = 202`;
      await scene.at('2027-02-28T22:59:59Z');
      expect(await lookAt(scene, 'amara', 303)).toMatchObject({ open: false, why: 'not_started' });
      await scene.at('2027-02-28T23:00:00Z');
      expect(await isOpen(scene, 'amara', 303)).toBe(true);
    }));
});
