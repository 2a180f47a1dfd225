import { createServerClient, parseCookieHeader, type CookieOptions } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
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
 * @param secure whether the visitor's browser speaks TLS
 * @param save called when a sign-in, a refresh or a sign-out changes the session: the cookies to
 *   set, and headers that the response must then carry
 */
export function viewersClient(
  cookieHeader: string | null,
  secure: boolean,
  save: (cookies: SessionCookie[], headers: Record<string, string>) => void,
): Db {
  return createServerClient<Database>(settings.supabaseUrl, settings.anonKey, {
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
export const visitorsClient = (): Db => viewersClient(null, false, () => {});
