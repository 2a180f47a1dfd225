import { defineMiddleware } from 'astro:middleware';
import { askToSignIn } from './keep-words';
import { isOver, leadOut } from './over';

/** Areas that only make sense for somebody. Which role they ask for is the page's and the database's to say. */
const AREAS = ['dashboard', 'teach', 'admin', 'account'];

export const areas = defineMiddleware(async (context, next) => {
  const area = context.url.pathname.split('/')[1] ?? '';
  if (AREAS.includes(area) && context.locals.claims === null) return askToSignIn(context);
  const response = await next();
  // Much is not there for whom the database does not know. A picture or a script's question leads nobody out.
  const isPage = context.request.headers.get('accept')?.includes('text/html');
  return response.status === 404 && isPage && (await isOver(context)) ? leadOut(context) : response;
});
