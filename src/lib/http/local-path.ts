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

/** The sign-in page, which afterwards leads back to where the visitor was. */
export function signInPath(back: URL): string {
  const query = new URLSearchParams(back.search);
  // After a form that was refused the address names its action.
  query.delete('_action');
  const next = query.size > 0 ? `${back.pathname}?${query}` : back.pathname;
  return `/sign-in?${new URLSearchParams({ next })}`;
}
