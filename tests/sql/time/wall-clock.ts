// The campus's rule for days and times on a wall, computed once more without the database, from the zones that
// JavaScript knows: a time that is skipped counts as if the clocks had not been changed yet, one that comes twice is
// the second.

const hour = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock of a zone shows at an instant, in milliseconds as if it were UTC. */
export function wallClock(zone: string, instant: number): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    formatters.set(zone, formatter);
  }
  const shown = Object.fromEntries(
    formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  const { year, month, day, hour, minute, second } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instant % 1000);
}

export const dayIn = (zone: string, instant: number) =>
  new Date(wallClock(zone, instant)).toISOString().slice(0, 10);

const offset = (zone: string, instant: number) => wallClock(zone, instant) - instant;

/** Every instant at which a zone's wall clock shows this day and time: one, none or two. */
export function instantsShowing(day: string, time: string, zone: string): number[] {
  const wall = Date.parse(`${day}T${time}Z`);
  const offsets = new Set<number>();
  for (let around = -30; around <= 30; around += 10)
    offsets.add(offset(zone, wall + around * hour));
  return [...offsets]
    .map((minutes) => wall - minutes)
    .filter((instant) => wallClock(zone, instant) === wall)
    .toSorted((a, b) => a - b);
}

/** The instant that the campus derives, in milliseconds. */
export function instantOf(day: string, time: string, zone: string): number {
  const shown = instantsShowing(day, time, zone).at(-1);
  if (shown !== undefined) return shown;
  const wall = Date.parse(`${day}T${time}Z`);
  return wall - offset(zone, wall - 30 * hour);
}

export const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 24 * hour).toISOString().slice(0, 10);
