import { defineMiddleware } from 'astro:middleware';
import { askToSignIn } from './keep-words';

/** Areas that only make sense for somebody. Which role they ask for is the page's and the database's to say. */
const AREAS = ['dashboard', 'teach', 'admin', 'account'];

export const areas = defineMiddleware((context, next) => {
  const area = context.url.pathname.split('/')[1] ?? '';
  if (context.locals.claims === null && AREAS.includes(area)) return askToSignIn(context);
  return next();
});
