import { uuidFrom } from '../http/ids';
import type { Why } from '../lessons/gate';
import { isDay } from '../time/day';

/** Which moment of a cohort's life, and whose, a preview is asked for; it stands in the page's address. */
export interface Moment {
  /** 'YYYY-MM-DD' on the cohort's calendar; null: today. */
  day: string | null;
  /** 'HH:MM' on the cohort's clock; null: when modules open, and with no day either, now. */
  time: string | null;
  /** A student of the cohort; null: anybody who is in it. */
  student: string | null;
}

/** A module as it stands for a student at the moment asked for. */
export interface PreviewedModule {
  id: number;
  name: string;
  open: boolean;
  may_write: boolean;
  why: Why;
  /** ISO */
  opens_at: string;
  /** ISO; null: stays open. */
  closes_at: string | null;
  lessons: { id: number; name: string }[];
}

export interface Preview {
  /** ISO: the moment asked for. */
  at: string;
  /** Their name; null: anybody who is in the cohort. */
  student: string | null;
  modules: PreviewedModule[];
}

/** What an address asks for. Whatever makes no sense is left out. */
export function momentIn(params: URLSearchParams): Moment {
  const given = (name: string) => params.get(name)?.trim() ?? '';
  const [day, time] = [given('day'), given('time')];
  return {
    day: isDay(day) ? day : null,
    time: /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null,
    student: uuidFrom(params.get('student')),
  };
}

/** How much is open: "3 of 5 modules, 12 of 20 lessons" in numbers. */
export function openCount(modules: PreviewedModule[]) {
  const open = modules.filter((module) => module.open);
  const lessonsIn = (some: PreviewedModule[]) =>
    some.reduce((sum, { lessons }) => sum + lessons.length, 0);
  return { modules: open.length, lessons: lessonsIn(open), allLessons: lessonsIn(modules) };
}
