import { defineMiddleware } from 'astro:middleware';
import { viewersClient } from '~/lib/db/client';
import { claimsOf } from '~/lib/db/claims';

/** Who is asking, and the database as that person may see it. */
export const session = defineMiddleware(async ({ locals, request, cookies }, next) => {
  locals.db = viewersClient(
    request.headers.get('cookie'),
    request.headers.get('user-agent'),
    locals.origin.startsWith('https:'),
    (changed, headers) => {
      for (const { name, value, options } of changed) cookies.set(name, value, options);
      Object.assign(locals.sessionHeaders, headers);
    },
  );
  if (request.headers.has('cookie')) locals.claims = await claimsOf(locals.db);
  return next();
});
