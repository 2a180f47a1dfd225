import { counted, listed } from '../words';

/** The days of one module, 'YYYY-MM-DD' each. (A type, not an interface: only that passes for JSON.) */
export type ModuleDays = {
  module_id: number;
  /** null: open from the cohort's first day */
  unlock_date: string | null;
  /** The first closed day; null: stays open. */
  lock_date: string | null;
};

/** The names of a module's two fields in the form. */
export const unlockField = (moduleId: number) => `unlock_${moduleId}`;
export const lockField = (moduleId: number) => `lock_${moduleId}`;

/** The modules that a form holds fields of, in its order. */
export function modulesIn(fieldNames: string[]): number[] {
  const ids = fieldNames.map((name) => /^(?:unlock|lock)_([1-9]\d{0,14})$/.exec(name)?.[1]);
  return [...new Set(ids.filter((id) => id !== undefined).map(Number))];
}

/** What is wrong with a module's closing day, or null. */
export function lockProblem({ unlock_date, lock_date }: ModuleDays): string | null {
  if (lock_date === null) return null;
  if (unlock_date === null) return 'A module that closes needs a day to open, too.';
  return lock_date > unlock_date ? null : 'This must be after the day it opens.';
}

/** What a refused change of the schedule would take away (the detail of C4040). */
export interface TakenAway {
  modules: string[];
  /** How many have begun a lesson in any of them. */
  students: number;
}

export function takenAwayIn(detail: string | null): TakenAway | null {
  return detail === null ? null : (JSON.parse(detail) as TakenAway);
}

/** "“Maps” and “Numbers” would close. 37 students have begun lessons there." */
export function takenAwayInWords({ modules, students }: TakenAway): string {
  const names = listed(modules.map((name) => `“${name}”`));
  const begun = counted(students, 'student has', 'students have');
  const consequence = students === 0 ? 'Nobody has begun a lesson' : `${begun} begun lessons`;
  return `${names} would close. ${consequence} there.`;
}
