import { counted, grouped } from '../words';
import type { Asked } from './address';
import { headingOf } from './status';
import type { Student } from './student';

export const PAGE_SIZE = 50;

/** A page of a roster with the addresses of its neighbours. */
export interface RosterPage {
  asked: Asked;
  students: Student[];
  /** How many there are on all pages. */
  matches: number;
  previous: string | null;
  next: string | null;
}

/** "51–100 of 1,950 people"; empty for an empty page. */
export function rangeInWords({ asked, students, matches }: RosterPage): string {
  if (students.length === 0) return '';
  const before = (asked.page - 1) * PAGE_SIZE;
  const [first, last, all] = [before + 1, before + students.length, matches].map(grouped);
  return `${first}–${last} of ${all} ${matches === 1 ? 'person' : 'people'}`;
}

/**
 * "1,938 students · 12 invited · 3 waiting or left"; of a search "14 found for “ana”", of a status "Paused: 3", of
 * both "Paused: 1 found for “ana”".
 */
export function foundInWords(
  { asked: { search, status, page }, students, matches }: RosterPage,
  { students: all, invited }: { students: number; invited: number },
): string {
  if (students.length === 0 && page > 1) return 'There is nobody on this page any more.';
  const sought = search && ` found for “${search}”`;
  if (status)
    return `${headingOf(status)}: ${matches === 0 ? 'nobody' : grouped(matches)}${sought}`;
  if (search) return `${matches === 0 ? 'Nobody' : grouped(matches)}${sought}`;
  // The list also holds those who wait for a seat, and those who gave theirs back.
  const others = matches - all - invited;
  return [
    counted(all, 'student'),
    ...(invited > 0 ? [`${grouped(invited)} invited`] : []),
    ...(others > 0 ? [`${grouped(others)} waiting or left`] : []),
  ].join(' · ');
}
