import { createServerClient, parseCookieHeader, type CookieOptions } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types';
import { settings } from './settings';

/** A client of the database that acts as one person (or as a visitor). */
export type Db = SupabaseClient<Database>;

export interface SessionCookie {
  name: string;
  value: string;
  options: CookieOptions;
}

/**
 * The client for one request, acting as whoever its cookies say.
 *
 * @param cookieHeader the request's `Cookie` header, as it came
 * @param userAgent the browser's name for itself; Auth notes it with the session, and its person sees it there
 * @param secure whether the visitor's browser speaks TLS
 * @param save called when a sign-in, a refresh or a sign-out changes the session: the cookies to
 *   set, and headers that the response must then carry
 */
export function viewersClient(
  cookieHeader: string | null,
  userAgent: string | null,
  secure: boolean,
  save: (cookies: SessionCookie[], headers: Record<string, string>) => void,
): Db {
  return createServerClient<Database>(settings.supabaseUrl, settings.anonKey, {
    global: { headers: asBrowser(userAgent) },
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
    cookies: {
      getAll: () =>
        parseCookieHeader(cookieHeader ?? '').map(({ name, value }) => ({
          name,
          value: value ?? '',
        })),
      setAll: (cookies, headers) => {
        // Half of the PKCE exchange, which the token_hash links of our mails do without.
        save(
          cookies.filter(({ name }) => !name.endsWith('-code-verifier')),
          headers,
        );
      },
    },
  });
}

/** The client of nobody in particular, whose cookies are not looked at. */
export const visitorsClient = (): Db => viewersClient(null, null, false, () => {});

/** A client for somebody who signs in once more, apart from their browser: it keeps no cookie. */
export function clientApart(userAgent: string | null): Db {
  return createClient<Database>(settings.supabaseUrl, settings.anonKey, {
    global: { headers: asBrowser(userAgent) },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

function asBrowser(userAgent: string | null): Record<string, string> {
  return userAgent ? { 'User-Agent': userAgent.slice(0, 500) } : {};
}
