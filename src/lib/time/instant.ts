import { formatDay, relativeDay } from './day';
import { ENGLISH } from './language';
import { zoneName } from './zone';

/** Instants are ISO strings (`2026-11-23T08:00:00+00:00`); nothing here asks the machine for its zone. */

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-CA-u-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  });
  clocks.set(zone, clock);
  return clock;
}

interface WallTime {
  /** 'YYYY-MM-DD' */
  day: string;
  /** '09:00' */
  clock: string;
  /** 'UTC+1' */
  offset: string;
}

function wallTime(instant: Date, zone: string): WallTime {
  const all = clockIn(zone).formatToParts(instant);
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    all.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${value('year')}-${value('month')}-${value('day')}`,
    clock: `${value('hour')}:${value('minute')}`,
    offset: value('timeZoneName').replace('GMT', 'UTC'),
  };
}

/** The calendar day, 'YYYY-MM-DD', that it is in a zone at an instant. */
export function dayIn(zone: string, instant: string | Date): string {
  return wallTime(new Date(instant), zone).day;
}

/** The time, 'HH:MM', that a zone's clock shows at an instant. */
export function timeIn(zone: string, instant: string | Date): string {
  return wallTime(new Date(instant), zone).clock;
}

/**
 * "Mon 23 November 2026, 09:00 (Europe/Berlin)".
 *
 * In the hour that a clock change repeats, the offset tells which of the two is meant:
 * "Sun 25 October 2026, 02:30 (Europe/Berlin, UTC+1)".
 *
 * @param locale the reader's language, BCP 47
 */
export function formatInstant(instant: string | Date, zone: string, locale: string): string {
  const at = new Date(instant);
  const { day, clock, offset } = wallTime(at, zone);
  const which = isRepeated(at, zone) ? `, ${offset}` : '';
  const time = locale === ENGLISH ? clock : clockTime(clock, locale);
  return `${formatDay(day, locale)}, ${time} (${zoneName(zone)}${which})`;
}

/** '13:05' as a language writes it: "1:05 PM". */
function clockTime(clock: string, locale: string): string {
  const form = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  return new Date(`2000-01-01T${clock}Z`).toLocaleTimeString(locale, form);
}

function isRepeated(at: Date, zone: string): boolean {
  const now = wallTime(at, zone);
  // Clocks go back by an hour, on Lord Howe Island by half of one.
  return [-60, -30, 30, 60].some((minutes) => {
    const other = wallTime(new Date(at.getTime() + minutes * 60_000), zone);
    return other.day === now.day && other.clock === now.clock;
  });
}

/**
 * An instant as the cohort's clock shows it and, where it differs, as the reader's does.
 *
 * @param readerZone null for a visitor, whose zone nobody knows
 */
export function bothTimes(
  instant: string | Date,
  cohortZone: string,
  readerZone: string | null,
  locale: string,
): [string] | [string, string] {
  const theirs = formatInstant(instant, cohortZone, locale);
  if (readerZone === null || readsTheSame(new Date(instant), cohortZone, readerZone))
    return [theirs];
  return [theirs, formatInstant(instant, readerZone, locale)];
}

function readsTheSame(at: Date, one: string, other: string): boolean {
  const [a, b] = [wallTime(at, one), wallTime(at, other)];
  return a.day === b.day && a.clock === b.clock;
}

/** How far off an instant is in days of a zone's calendar: "in 3 days", "today", "yesterday". */
export function relativeInstant(instant: string | Date, now: Date, zone: string): string {
  return relativeDay(dayIn(zone, instant), dayIn(zone, now));
}
