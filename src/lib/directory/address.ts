import { uuidFrom } from '../http/ids';
import type { PageKey } from './person';

/** The list of people as its address asks for it: `/admin/people?q=…&after=…`. */
export interface ListAddress {
  search: string;
  /** The last person of the page before; null at the start. */
  after: PageKey | null;
}

export function listAddress(query: URLSearchParams): ListAddress {
  const search = (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200).toWellFormed();
  return { search, after: keyFrom(query.get('after')) };
}

export function listPath(search: string, after: PageKey | null = null): string {
  const query = new URLSearchParams();
  if (search) query.set('q', search);
  if (after) query.set('after', JSON.stringify(after));
  return query.size === 0 ? '/admin/people' : `/admin/people?${query}`;
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
