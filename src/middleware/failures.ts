import { defineMiddleware } from 'astro:middleware';
import { Refusal } from '~/lib/db/errors';
import { notFound } from '~/lib/http/responses';
import { log } from '~/lib/log/log';
import { described } from '~/lib/log/words';
import { askToSignIn } from './keep-words';

/** What a page could not answer: a refusal becomes the page that fits, anything else is logged once and becomes the 500 page. */
export const failures = defineMiddleware(async (context, next) => {
  const { request, routePattern, url } = context;
  // The page for failures is reached by failing, not by its address.
  if (url.pathname === '/500') return notFound();
  try {
    return await next();
  } catch (failure) {
    if (failure instanceof Refusal) {
      if (failure.kind === 'UNAUTHORIZED') return askToSignIn(context);
      if (failure.kind !== 'CONFLICT') return notFound();
    }
    log('error', { method: request.method, route: routePattern, ...described(failure) });
    return new Response(null, { status: 500 });
  }
});
