import { defineMiddleware } from 'astro:middleware';
import { settings } from '~/lib/db/settings';
import { requestIdOf } from '~/lib/http/ids';
import { themeOf } from '~/lib/theme';
import { languageAsked } from '~/lib/time/language';

/** What is known before anything is asked: the request's id, the public origin, the reader's theme and language. */
export const identify = defineMiddleware(({ locals, request, url, cookies }, next) => {
  locals.requestId = requestIdOf(request.headers.get('x-request-id')) ?? crypto.randomUUID();
  locals.origin = settings.origin ?? `${scheme(request, url)}://${url.host}`;
  locals.theme = themeOf(cookies.get('theme')?.value);
  locals.locale = languageAsked(request.headers.get('accept-language'));
  locals.claims = null;
  locals.flash = null;
  locals.sessionHeaders = {};
  return next();
});

/** A proxy that ends TLS says so. Only the visitor's own requests can carry this header, so a lie harms the liar. */
function scheme(request: Request, url: URL): 'http' | 'https' {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? url.protocol.replace(':', '')) === 'https' ? 'https' : 'http';
}
