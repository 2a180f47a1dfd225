import { defineMiddleware } from 'astro:middleware';
import { Refusal } from '~/lib/db/errors';
import { notFound } from '~/lib/http/responses';
import { askToSignIn } from './keep-words';

/** What a page could not answer: a refusal becomes the page that fits, anything else is logged once and becomes the 500 page. */
export const failures = defineMiddleware(async (context, next) => {
  const { locals, request, url } = context;
  // The page for failures is reached by failing, not by its address.
  if (url.pathname === '/500') return notFound();
  try {
    return await next();
  } catch (failure) {
    if (failure instanceof Refusal) {
      if (failure.kind === 'UNAUTHORIZED') return askToSignIn(context);
      if (failure.kind !== 'CONFLICT') return notFound();
    }
    console.error(
      JSON.stringify({
        level: 'error',
        at: new Date().toISOString(),
        request: locals.requestId,
        method: request.method,
        // Without its query, which may hold a name or the token of a mail.
        path: url.pathname,
        ...described(failure),
      }),
    );
    return new Response(null, { status: 500 });
  }
});

function described(failure: unknown) {
  if (!(failure instanceof Error)) return { message: String(failure) };
  const { message, stack, cause } = failure;
  return { message, stack, cause: cause instanceof Error ? cause.message : cause };
}
