const NOWHERE = 'http://campus.invalid';

/**
 * A path of this campus that somebody asked to be sent to, or the fallback when it would lead anywhere else
 * (another host, `//host`, `/\host`, `javascript:`).
 *
 * @param here the campus's own origin, where a full address of it is welcome too
 */
export function localPath(address: unknown, fallback = '/', here?: string): string {
  if (typeof address !== 'string') return fallback;
  const wanted = here && address.startsWith(`${here}/`) ? address.slice(here.length) : address;
  if (!wanted.startsWith('/') || !URL.canParse(wanted, NOWHERE)) return fallback;
  const url = new URL(wanted, NOWHERE);
  // The parsed path is what a browser makes of it: "/\t/host" loses its tab and becomes "//host".
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}

/** Where a page is, to come back to after a form. */
export function pathOf(page: URL): string {
  const query = new URLSearchParams(page.search);
  // After a form that was refused the address names its action.
  query.delete('_action');
  return query.size > 0 ? `${page.pathname}?${query}` : page.pathname;
}

/** A path of the campus, led to an element of its page, and with what its query says besides. */
export function placeOn(path: string, anchor: string, more: Record<string, number> = {}): string {
  const url = new URL(path, NOWHERE);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, String(value));
  url.hash = anchor;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page, which afterwards leads back to where the visitor was. */
export function signInPath(back: URL): string {
  return `/sign-in?${new URLSearchParams({ next: pathOf(back) })}`;
}
