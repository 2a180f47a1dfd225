import { getActionContext } from 'astro:actions';
import { defineMiddleware } from 'astro:middleware';
import { inRequest, log as write } from '~/lib/log/log';

/** A line for every request. It names the page, not the address, which may hold an id, a search or the token of a mail. */
export const log = defineMiddleware((context, next) =>
  inRequest(context.locals.requestId, async () => {
    const began = performance.now();
    const response = await next();
    const isCalm = context.routePattern === '/healthz' && response.ok;
    write(isCalm ? 'debug' : 'info', {
      method: context.request.method,
      route: context.routePattern,
      action: getActionContext(context).action?.name,
      refusal: context.locals.refusal?.code,
      status: response.status,
      ms: Math.round(performance.now() - began),
    });
    return response;
  }),
);
