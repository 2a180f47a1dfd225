import { defineMiddleware } from 'astro:middleware';
import { signInPath } from '~/lib/http/local-path';
import { seeOther } from '~/lib/http/responses';

/** Areas that only make sense for somebody. Which role they ask for is the page's and the database's to say. */
const AREAS = ['dashboard', 'teach', 'admin', 'account'];

export const areas = defineMiddleware(({ locals, url }, next) => {
  const area = url.pathname.split('/')[1] ?? '';
  if (locals.claims === null && AREAS.includes(area)) return seeOther(signInPath(url));
  return next();
});
