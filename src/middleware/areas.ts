import { defineMiddleware } from 'astro:middleware';
import { signInPath } from '~/lib/http/local-path';
import { seeOther } from '~/lib/http/responses';
import { isOver, leadOut } from './over';

/** Areas that only make sense for somebody. Which role they ask for is the page's and the database's to say. */
const AREAS = ['dashboard', 'teach', 'admin', 'account'];

export const areas = defineMiddleware(async (context, next) => {
  const { locals, url } = context;
  const area = url.pathname.split('/')[1] ?? '';
  if (!AREAS.includes(area)) return next();
  if (locals.claims === null) return seeOther(signInPath(url));
  const response = await next();
  // Their pages are not there for whom the database does not know.
  return response.status === 404 && (await isOver(context)) ? leadOut(context) : response;
});
