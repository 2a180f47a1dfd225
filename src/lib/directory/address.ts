import { uuidFrom } from '../http/ids';
import type { PageKey } from './person';

/** How people may stand for the list to show them, in the words of find_people. */
export const STANDINGS = {
  pending: 'Applications that wait',
  teacher: 'Teachers',
  admin: 'Admins',
  rejected: 'Turned down',
  waitlisted: 'On the waiting list',
  suspended: 'Suspended',
} as const;
export type StandingFilter = keyof typeof STANDINGS;

/** The list of people as its address asks for it: `/admin/people?q=…&status=…&after=…`. */
export interface ListAddress {
  search: string;
  /** Null: everybody. */
  standing: StandingFilter | null;
  /** The last person of the page before; null at the start. */
  after: PageKey | null;
}

export function listAddress(query: URLSearchParams): ListAddress {
  const search = (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200).toWellFormed();
  return {
    search,
    standing: standingFrom(query.get('status')),
    after: keyFrom(query.get('after')),
  };
}

export function listPath({
  search = '',
  standing = null,
  after = null,
}: Partial<ListAddress>): string {
  const query = new URLSearchParams();
  if (search) query.set('q', search);
  if (standing) query.set('status', standing);
  if (after) query.set('after', JSON.stringify(after));
  return query.size === 0 ? '/admin/people' : `/admin/people?${query}`;
}

const standingFrom = (word: string | null) =>
  word !== null && Object.hasOwn(STANDINGS, word) ? (word as StandingFilter) : null;

/** Said where the list is empty, or where a page of it is. */
export function emptyInWords({ search, standing, after }: ListAddress): string {
  const whom = standing === null ? 'Nobody' : `Nobody under “${STANDINGS[standing]}”`;
  if (after) return 'Nobody further';
  if (search) return `${whom} is called “${search}”`;
  return standing === 'pending' ? 'No application waits' : whom;
}

/** A key that somebody wrote by hand, or cut in half, leads to the start of the list. */
function keyFrom(text: string | null): PageKey | null {
  try {
    const key: unknown = JSON.parse(text ?? 'null');
    if (!Array.isArray(key) || key.length !== 2) return null;
    const [name, id] = key as unknown[];
    if (typeof name !== 'string' || typeof id !== 'string' || !uuidFrom(id)) return null;
    return name.includes('\0') || !name.isWellFormed() ? null : [name, id];
  } catch {
    return null;
  }
}
