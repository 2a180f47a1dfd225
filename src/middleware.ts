import { defineMiddleware, sequence } from 'astro:middleware';
import { areas } from './middleware/areas';
import { failures } from './middleware/failures';
import { flash } from './middleware/flash';
import { forms } from './middleware/forms';
import { headers } from './middleware/headers';
import { identify } from './middleware/identify';
import { log } from './middleware/log';
import { sameOrigin } from './middleware/same-origin';
import { session } from './middleware/session';

/** The order of a request, from the outside in. */
const request = sequence(
  identify,
  log,
  headers,
  failures,
  sameOrigin,
  session,
  flash,
  areas,
  forms,
);

/** Whoever asks for the campus's health is nobody, and asks often. */
const probe = sequence(identify, log, headers);

/** Astro comes here again to render its error page for the same request; everything is known by then. */
export const onRequest = defineMiddleware((context, next) => {
  if (context.locals.requestId) return next();
  return context.routePattern === '/healthz' ? probe(context, next) : request(context, next);
});
