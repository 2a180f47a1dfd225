import { randomUUID } from 'node:crypto';
import type { ActionAPIContext } from 'astro:actions';
import { cookieOptions } from '~/lib/http/cookies';

/**
 * Anybody can sign up with somebody else's address, and Auth keeps the password of whoever came first. So an account
 * knows the browser in which it was begun by a mark, and whoever opens the link of the mail in another one chooses a
 * password, before anybody has come in with the first.
 */
const BROWSER = 'begun';
const DAY = 86_400;

/** This browser's mark, the same for all who sign up with it within a day. */
export function markBrowser({ cookies, locals }: ActionAPIContext): string {
  const known = cookies.get(BROWSER)?.value;
  const mark = known && /^[0-9a-f-]{36}$/.test(known) ? known : randomUUID();
  cookies.set(BROWSER, mark, cookieOptions(locals.origin, DAY));
  return mark;
}

/** Whether an account with this mark was begun in this browser. */
export const beganHere = ({ cookies }: ActionAPIContext, mark: unknown): boolean =>
  mark !== undefined && cookies.get(BROWSER)?.value === mark;
