import { askedIn, type Asked } from './address';
import { pageKeyIn, type PageKey } from './cursor';

/** One page of a roster, as the database is asked for it. */
export interface RosterQuery extends Asked {
  /** The row it starts after; null for the first page. */
  from: PageKey | null;
  /** Whether it is read upwards from there, for the page before. */
  backwards: boolean;
}

/** What the parameters of an address ask for. Without a cursor that makes sense it is the first page. */
export function rosterQuery(params: URLSearchParams): RosterQuery {
  const asked = askedIn(params);
  const after = pageKeyIn(params.get('after'));
  const before = after ? null : pageKeyIn(params.get('before'));
  const from = after ?? before;
  if (!from) return { ...asked, page: 1, from, backwards: false };
  return { ...asked, page: Math.max(asked.page, 2), from, backwards: before !== null };
}
