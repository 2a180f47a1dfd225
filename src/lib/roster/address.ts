import { BY_NAME, orderFrom, orderWord, type Order } from './order';
import { statusFrom, type RosterStatus } from './status';

/** What is asked of a roster; it stands in the page's address. */
export interface Asked {
  search: string;
  /** null: whatever somebody's status is */
  status: RosterStatus | null;
  order: Order;
  /** From 1. */
  page: number;
}

const LONGEST_SEARCH = 200;
const LAST_PAGE = 100_000;

/** What an address asks for. Whatever makes no sense is left out. */
export function askedIn(params: URLSearchParams): Asked {
  const page = Number(params.get('page') ?? 1);
  return {
    search: searchable(params.get('search') ?? ''),
    status: statusFrom(params.get('status')),
    order: orderFrom(params.get('sort')),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** Where a page starts: after, or going back before, the row that a cursor names. */
export type Start = { after: string } | { before: string };

/** The address of a page of the roster, `?search=…&status=…&sort=…`; without a start its first page. */
export function rosterAddress({ search, status, order, page }: Asked, start?: Start): string {
  const params = new URLSearchParams();
  if (search) params.set('search', search);
  if (status) params.set('status', status);
  if (orderWord(order) !== orderWord(BY_NAME)) params.set('sort', orderWord(order));
  if (start) {
    for (const [side, cursor] of Object.entries(start)) params.set(side, cursor);
    params.set('page', String(page));
  }
  return `?${params}`;
}

function searchable(text: string): string {
  // PostgreSQL keeps no NUL in text.
  return text.replaceAll('\u0000', '').trim().slice(0, LONGEST_SEARCH).toWellFormed();
}
