import { addDays, type Day } from './calendar.ts';
import { chance } from './chance.ts';
import type { ModuleSpan } from './modules.ts';
import type { Outcome, Registration } from './tables.ts';

/** A wall-clock time in the cohort's zone, 'YYYY-MM-DD HH:MM'. */
export type LocalTime = string;

export interface ReplayedEnrollment {
  student: number;
  enrolledAt: LocalTime;
  status: 'active' | 'completed' | 'dropped';
}

export interface ReplayedCompletion {
  student: number;
  lesson: string;
  completedAt: LocalTime;
}

/** A presentation as it is lived through again: where its day 0 lies, and how far it has come. */
export interface Stage {
  startDate: Day;
  length: number;
  /** Days since the start. Only days before this one have happened. */
  today: number;
  modules: (Pick<ModuleSpan, 'from' | 'until'> & { lessons: string[] })[];
}

const hasEnded = (stage: Stage) => stage.today > stage.length;

/** The day of registration is empty for a few: they count as in by the first day, or by their last. */
function registeredOn({ registered, unregistered }: Registration): number {
  return registered ?? Math.min(0, unregistered ?? 0);
}

/** Null when the student has not registered yet. */
export function replayEnrollment(
  registration: Registration,
  result: Outcome['result'],
  stage: Stage,
): ReplayedEnrollment | null {
  const day = registeredOn(registration);
  if (day >= stage.today) return null;
  const { student, unregistered } = registration;
  const left = unregistered !== null && unregistered < stage.today;
  const passed = result === 'Pass' || result === 'Distinction';
  let status: ReplayedEnrollment['status'] = 'active';
  if (hasEnded(stage) && passed) status = 'completed';
  if (left || (hasEnded(stage) && result === 'Withdrawn')) status = 'dropped';
  return { student, enrolledAt: at(stage, day, student, 'registered'), status };
}

/** The share of lessons done, from and up to, by how it ended. An assumption, not in the data set. */
const DILIGENCE: Record<Outcome['result'], [least: number, most: number]> = {
  Distinction: [0.95, 1],
  Pass: [0.8, 1],
  Fail: [0.15, 0.6],
  Withdrawn: [0.3, 0.9],
};

/**
 * The lessons that a student has done so far. The data set at hand has no clicks, so this is derived:
 * which lessons and when follows from chance(), seeded by the student's number, between a module's
 * opening and its assessment, and never outside the days in which the student was registered.
 */
export function replayCompletions(
  registration: Registration,
  result: Outcome['result'],
  stage: Stage,
): ReplayedCompletion[] {
  const { student, unregistered } = registration;
  const [least, most] = DILIGENCE[result];
  const diligence = least + chance(student, 'diligence') * (most - least);
  const last = Math.min(stage.today, stage.length + 1, unregistered ?? Infinity);
  return stage.modules.flatMap(({ from, until, lessons }) =>
    lessons.flatMap((lesson) => {
      if (chance(student, lesson, 'done') >= diligence) return [];
      const day = from + Math.floor(chance(student, lesson, 'day') * (until - from));
      const late = Math.max(day, registeredOn(registration));
      return late < last ? { student, lesson, completedAt: at(stage, late, student, lesson) } : [];
    }),
  );
}

/** Some minute between 7:00 and 23:00 of that day. */
function at(stage: Stage, day: number, student: number, what: string): LocalTime {
  const minute = 7 * 60 + Math.floor(chance(student, what, 'minute') * 16 * 60);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${addDays(stage.startDate, day)} ${clock.join(':')}`;
}
