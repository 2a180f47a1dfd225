import { defineMiddleware } from 'astro:middleware';

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

/** Headers of every response. The content security policy is Astro's part (astro.config.ts). */
export const headers = defineMiddleware(async ({ locals, request, cookies }, next) => {
  const response = await next();
  const set = (name: string, value: string) => response.headers.set(name, value);

  for (const [name, value] of Object.entries(always)) set(name, value);
  if (locals.origin.startsWith('https:')) set('strict-transport-security', 'max-age=31536000');
  set('x-request-id', locals.requestId);
  const wait = locals.refusal?.retryAfter;
  if (wait) set('retry-after', String(wait));

  // Every page depends on cookies (session, theme, message), so none is for a shared cache.
  const setsCookies = !cookies.headers().next().done;
  for (const [name, value] of Object.entries(locals.sessionHeaders)) set(name, value);
  const personal = request.headers.has('cookie') || setsCookies;
  const usual = personal ? 'private, no-store' : 'private, no-cache';
  // A session that is renewed along the way is not for keeping, whatever the route says of its answer.
  set('cache-control', setsCookies ? usual : (locals.cacheControl ?? usual));
  return response;
});
