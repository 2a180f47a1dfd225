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

  // Every page depends on cookies (session, theme, message), so none is for a shared cache, unless it says so itself.
  const setsCookies = !cookies.headers().next().done;
  const isOpen = response.headers.has('cache-control') && !setsCookies;
  for (const [name, value] of Object.entries(locals.sessionHeaders)) set(name, value);
  const personal = request.headers.has('cookie') || setsCookies;
  if (!isOpen) set('cache-control', personal ? 'private, no-store' : 'private, no-cache');
  return response;
});
