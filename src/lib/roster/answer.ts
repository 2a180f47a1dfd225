import type { Reader } from '../viewer/viewer';
import { rosterAddress } from './address';
import { cursorOf } from './cursor';
import { PAGE_SIZE, type RosterPage } from './page';
import type { RosterQuery } from './query';
import { studentOf, type RosterRow } from './row';

/**
 * The page that answers a query.
 *
 * @param rows in the order asked for, and one more than a page when there is more
 */
export function rosterPage(
  rows: RosterRow[],
  query: RosterQuery,
  reader: Reader,
  now: Date,
): RosterPage {
  const { search, status, order, page, backwards } = query;
  const shown = backwards ? rows.slice(-PAGE_SIZE) : rows.slice(0, PAGE_SIZE);
  const [first, last] = [shown[0], shown.at(-1)];
  const hasNext = backwards || rows.length > PAGE_SIZE;

  const asked = { search, status, order, page };
  const start = rosterAddress({ ...asked, page: 1 });
  const before = (row: RosterRow) =>
    rosterAddress({ ...asked, page: page - 1 }, { before: cursorOf(row.page_key) });
  const after = (row: RosterRow) =>
    rosterAddress({ ...asked, page: page + 1 }, { after: cursorOf(row.page_key) });

  return {
    asked,
    students: shown.map((row) => studentOf(row, reader, now)),
    matches: first?.matches ?? 0,
    previous: page === 1 ? null : page > 2 && first ? before(first) : start,
    next: last && hasNext ? after(last) : null,
  };
}
