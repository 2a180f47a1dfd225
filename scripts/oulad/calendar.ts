/** A calendar day, 'YYYY-MM-DD'. Arithmetic on days never touches a clock or a zone. */
export type Day = string;

const MILLISECONDS_A_DAY = 86_400_000;
const SATURDAY = 6;

const toUtc = (day: Day) => Date.parse(`${day}T00:00:00Z`);

export function addDays(day: Day, count: number): Day {
  return new Date(toUtc(day) + count * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** How many days lie between two days; negative when `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / MILLISECONDS_A_DAY);
}

const FIRST_MONTH: Record<string, string> = { B: '02', J: '10' };

/**
 * The day on which a presentation such as '2013J' began. The data set names the month only (B is
 * February, J is October); we take its first Saturday.
 */
export function originalStart(presentation: string): Day {
  const [, year, letter = ''] = /^(\d{4})([A-Z])$/.exec(presentation) ?? [];
  const month = FIRST_MONTH[letter];
  if (!year || !month) throw new Error(`"${presentation}" is not a presentation such as 2013J.`);
  const first = `${year}-${month}-01`;
  const weekday = new Date(toUtc(first)).getUTCDay();
  return addDays(first, (SATURDAY - weekday + 7) % 7);
}

/** The J presentations are shown in this week of theirs: half of the assessments behind them. */
const WEEK_ON_SHOW = 20;

/**
 * How many whole weeks every presentation moves, so that weekdays and the distances between
 * presentations stay, 2013J is in its twentieth week on `today`, and 2013B has ended.
 */
export function weeksToMove(today: Day): number {
  const sinceStart = daysBetween(originalStart('2013J'), today);
  return Math.floor(sinceStart / 7) - (WEEK_ON_SHOW - 1);
}
