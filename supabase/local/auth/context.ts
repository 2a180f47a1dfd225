import type postgres from 'postgres';
import type { Mailer } from '../mail.ts';
import type { Tokens } from '../tokens.ts';

/** What every part of Auth works with. */
export type AuthContext = {
  sql: postgres.Sql;
  tokens: Tokens;
  mailer: Mailer;
  siteUrl: string;
};

/** Who sent a request, as far as it says; a session keeps the last. */
export type Browser = { userAgent: string | null; ip: string | null };

/** One request to Auth, read. `bearer` is the token of the Authorization header, if there is one. */
export type AuthRequest = {
  body: Record<string, unknown>;
  query: URLSearchParams;
  bearer: string | null;
  isAdmin: boolean;
  browser: Browser;
};

/** A text field of the body; anything else counts as missing. */
export function text(body: Record<string, unknown>, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An object field of the body; anything else counts as empty. */
export function fields(body: Record<string, unknown>, field: string): Record<string, unknown> {
  const value = body[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
