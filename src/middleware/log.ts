import { getActionContext } from 'astro:actions';
import { defineMiddleware } from 'astro:middleware';
import { server } from '~/actions';
import { inRequest, log as write } from '~/lib/log/log';

/** Those that there are; an address may name any other, and anybody. */
const actions = new Set(
  Object.entries(server).flatMap(([group, members]) =>
    Object.keys(members).map((name) => `${group}.${name}`),
  ),
);

/** A line for every request. It names the page, not the address, which may hold an id, a search or the token of a mail. */
export const log = defineMiddleware((context, next) =>
  inRequest(context.locals.requestId, async () => {
    const began = performance.now();
    // Asked for now, because the page that shows a refusal is no action any more.
    const { action } = getActionContext(context);
    const response = await next();
    const isCalm = context.routePattern === '/healthz' && response.ok;
    write(isCalm ? 'debug' : 'info', {
      method: context.request.method,
      route: context.routePattern,
      action: actions.has(action?.name ?? '') ? action?.name : undefined,
      refusal: context.locals.refusal?.code,
      status: response.status,
      ms: Math.round(performance.now() - began),
    });
    return response;
  }),
);
