import { describe, expect, it } from 'vitest';
import { chance } from '../../../scripts/oulad/chance.ts';
import { replayCompletions, replayEnrollment, type Stage } from '../../../scripts/oulad/replay.ts';
import { source, student } from './slice.ts';

const stage = (today: number): Stage => ({
  startDate: '2026-07-11',
  length: 261,
  today,
  modules: [
    { from: 0, until: 25, lessons: ['1-course-pages', '1-documents', '1-links'] },
    { from: 25, until: 53, lessons: ['2-course-pages', '2-documents', '2-links'] },
    { from: 53, until: 261, lessons: ['3-course-pages', '3-documents', '3-links'] },
  ],
});
const MIDDLE = stage(134);
const AFTERWARDS = stage(300);
/** The day behind a time in the zone of the cohort, counted from its start. */
const dayOf = (time: string) =>
  (Date.parse(`${time.slice(0, 10)}T00:00:00Z`) - Date.parse('2026-07-11T00:00:00Z')) / 86_400_000;

function replay(number: number, at: Stage) {
  const { registration, result } = student(number);
  return {
    enrollment: replayEnrollment(registration, result, at),
    completions: replayCompletions(registration, result, at),
  };
}

describe('an enrollment', () => {
  it('begins on the day of registration', () => {
    const enrolledAt = replay(3733, MIDDLE).enrollment?.enrolledAt ?? '';
    expect(dayOf(enrolledAt)).toBe(-68);
    expect(enrolledAt).toMatch(/ (0[7-9]|1\d|2[0-2]):[0-5]\d$/);
  });

  it('is not there before it', () => {
    expect(replay(3733, stage(-68)).enrollment).toBeNull();
    expect(replay(3733, stage(-67)).enrollment).not.toBeNull();
  });

  it('is dropped from the day of unregistration on', () => {
    expect(replay(8462, stage(119)).enrollment?.status).toBe('active');
    expect(replay(8462, stage(120)).enrollment?.status).toBe('dropped');
  });

  it('does not tell the result before the end', () => {
    const passed = source.outcomes.find(({ result }) => result === 'Pass')!;
    expect(replay(passed.student, MIDDLE).enrollment?.status).toBe('active');
    expect(replay(passed.student, AFTERWARDS).enrollment?.status).toBe('completed');
  });

  it('of somebody who failed stays what it was', () => {
    const failed = source.outcomes.find(({ result }) => result === 'Fail')!;
    expect(replay(failed.student, AFTERWARDS).enrollment?.status).toBe('active');
  });

  it('without a day of registration begins no later than it ends', () => {
    const { enrollment } = replay(250456, MIDDLE);
    expect(dayOf(enrollment?.enrolledAt ?? '')).toBe(-40);
    expect(enrollment?.status).toBe('dropped');
  });
});

describe('completed lessons', () => {
  const all = source.registrations.map(({ student: number }) => ({
    ...student(number),
    completions: replayCompletions(student(number).registration, student(number).result, MIDDLE),
  }));

  it('are the same on every run', () => {
    expect(replay(8462, MIDDLE)).toEqual(replay(8462, MIDDLE));
  });

  it('lie between the opening of their module and yesterday', () => {
    for (const { completions } of all) {
      for (const { lesson, completedAt } of completions) {
        const module = MIDDLE.modules.find(({ lessons }) => lessons.includes(lesson));
        expect(dayOf(completedAt)).toBeGreaterThanOrEqual(module?.from ?? Infinity);
        expect(dayOf(completedAt)).toBeLessThan(MIDDLE.today);
      }
    }
  });

  it('never lie outside the days in which the student was registered', () => {
    for (const { registration, completions } of all) {
      const days = completions.map(({ completedAt }) => dayOf(completedAt));
      expect(Math.min(...days, Infinity)).toBeGreaterThanOrEqual(registration.registered ?? 0);
      expect(Math.max(...days, -Infinity)).toBeLessThan(registration.unregistered ?? Infinity);
    }
  });

  it('are none for who left before the start', () => {
    expect(replay(3733, AFTERWARDS).completions).toEqual([]);
  });

  it('only grow from one day to the next', () => {
    const earlier = replay(8462, stage(60)).completions;
    const later = replay(8462, stage(100)).completions;
    expect(later).toEqual(expect.arrayContaining(earlier));
    expect(later.length).toBeGreaterThan(earlier.length);
  });

  it('are more for those who passed than for those who failed', () => {
    const mean = (wanted: string) => {
      const those = all.filter(({ result }) => result === wanted);
      return those.reduce((sum, { completions }) => sum + completions.length, 0) / those.length;
    };
    expect(mean('Distinction')).toBeGreaterThan(mean('Pass'));
    expect(mean('Pass')).toBeGreaterThan(2 * mean('Fail'));
  });
});

describe('chance', () => {
  it('is spread evenly over neighbouring numbers', () => {
    const values = Array.from({ length: 2000 }, (_, number) => chance(number, 'diligence'));
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = values.filter((value) => Math.floor(value * 10) === tenth).length / 2000;
      expect(share).toBeGreaterThan(0.07);
      expect(share).toBeLessThan(0.13);
    }
  });
});
