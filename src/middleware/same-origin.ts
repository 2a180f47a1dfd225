import { defineMiddleware } from 'astro:middleware';
import { plain } from '~/lib/http/responses';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Whatever changes something must come from a page of this campus, whatever its body is. */
export const sameOrigin = defineMiddleware(({ locals, request }, next) => {
  if (SAFE_METHODS.includes(request.method)) return next();
  return comesFromHere(request.headers, locals.origin)
    ? next()
    : plain(403, 'This request did not come from a page of the campus.');
});

function comesFromHere(headers: Headers, here: string): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return origin === here;
  return headers.get('sec-fetch-site') === 'same-origin';
}
