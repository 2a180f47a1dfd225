import { ENGLISH } from './language';

/** Calendar days, 'YYYY-MM-DD': they belong to no zone and are never turned into instants. */

const forms = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
const writers = new Map<string, Intl.DateTimeFormat>();

/** Every language reckons in the calendar that courses are planned in. */
function writer(locale: string, withWeekday: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withWeekday}`;
  const known = writers.get(key);
  if (known) return known;
  const { weekday, ...date } = forms;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    ...date,
    ...(withWeekday && { weekday }),
  });
  writers.set(key, made);
  return made;
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

interface DayParts {
  weekday: string;
  day: string;
  month: string;
  year: string;
}

/** English is built from parts: where Intl puts its commas changes from version to version. */
function partsOf(day: string): DayParts {
  const all = writer(ENGLISH, true).formatToParts(midnight(day));
  const value = (type: keyof DayParts) => all.find((part) => part.type === type)?.value ?? '';
  return {
    weekday: value('weekday'),
    day: value('day'),
    month: value('month'),
    year: value('year'),
  };
}

/** Whether a text is a day of the years 1000 to 2999, 'YYYY-MM-DD': '2027-02-30' is none. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const date = midnight(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** "Mon 23 November 2026", "Mo., 23. November 2026" */
export function formatDay(day: string, locale: string): string {
  if (locale !== ENGLISH) return writer(locale, true).format(midnight(day));
  const { weekday, day: date, month, year } = partsOf(day);
  return `${weekday} ${date} ${month} ${year}`;
}

/** "3 – 24 November 2026", "23 November 2026 – 14 February 2027"; without an end "from 23 November 2026". */
export function formatDayRange(first: string, last: string | null, locale: string): string {
  if (locale !== ENGLISH) {
    const form = writer(locale, false);
    if (last === null) return `from ${form.format(midnight(first))}`;
    return form.formatRange(midnight(first), midnight(last));
  }
  const start = partsOf(first);
  if (last === null) return `from ${start.day} ${start.month} ${start.year}`;
  const end = partsOf(last);
  const until = `${end.day} ${end.month} ${end.year}`;
  if (first === last) return until;
  if (start.year !== end.year) return `${start.day} ${start.month} ${start.year} – ${until}`;
  if (start.month !== end.month) return `${start.day} ${start.month} – ${until}`;
  return `${start.day} – ${until}`;
}

/** How many days from one to the other; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return (midnight(to).getTime() - midnight(from).getTime()) / 86_400_000;
}

/** "today", "tomorrow", "in 3 days", "yesterday", "3 days ago": a part of English sentences, so in English. */
export function relativeDay(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
