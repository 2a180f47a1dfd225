/** Calendar days, 'YYYY-MM-DD': they belong to no zone and are never turned into instants. */

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

interface DayParts {
  weekday: string;
  day: string;
  month: string;
  year: string;
}

/** Built from parts: where Intl puts the commas changes from version to version. */
function partsOf(day: string): DayParts {
  const all = parts.formatToParts(new Date(`${day}T00:00:00Z`));
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
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** "Mon 23 November 2026" */
export function formatDay(day: string): string {
  const { weekday, day: date, month, year } = partsOf(day);
  return `${weekday} ${date} ${month} ${year}`;
}

/** "3 – 24 November 2026", "23 November 2026 – 14 February 2027"; without an end "from 23 November 2026". */
export function formatDayRange(first: string, last: string | null): string {
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
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/** "today", "tomorrow", "in 3 days", "yesterday", "3 days ago" */
export function relativeDay(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
