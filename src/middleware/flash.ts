import type { APIContext } from 'astro';
import { defineMiddleware } from 'astro:middleware';
import { cookieOptions } from '~/lib/http/cookies';

const FLASH = 'flash';

/** Leaves a sentence for the next page that is shown. */
export function leaveMessage({ cookies, locals }: APIContext, message: string): void {
  cookies.set(FLASH, message, cookieOptions(locals.origin, 60));
}

/** The sentence that the last form left behind is shown by the next page, and then forgotten. */
export const flash = defineMiddleware(async ({ locals, request, cookies }, next) => {
  const isPage = request.method === 'GET' && request.headers.get('accept')?.includes('text/html');
  locals.flash = isPage ? (cookies.get(FLASH)?.value ?? null) : null;
  const response = await next();
  const leadsOn = response.status >= 300 && response.status < 400;
  if (locals.flash !== null && !leadsOn) cookies.delete(FLASH, { path: '/' });
  return response;
});
