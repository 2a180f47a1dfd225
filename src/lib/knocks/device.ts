import { randomBytes } from 'node:crypto';
import { isMark, markOf } from './seal';

/**
 * Device cookies, as OWASP describes them ("Slow Down Online Guessing Attacks with Device Cookies"): a browser that
 * has signed in to an account once keeps a token bound to it, and has tries of its own from then on. A token opens
 * nothing. Several people of one browser have one each; the cookie holds the last five.
 */
const MOST = 5;
export const DEVICE_DAYS = 180;
const DAY = 86_400_000;

/** The device's name in its token for this account; '' where there is none that is ours and young enough. */
export function deviceOf(
  cookie: string | undefined,
  account: string,
  key: string,
  now: number,
): string {
  for (const token of tokensOf(cookie)) {
    const [name = '', day = '', mark = ''] = token.split('.');
    const isYoung = Number(day) > Math.floor(now / DAY) - DEVICE_DAYS;
    if (isYoung && isMark(mark, key, ['device', account, name, day])) return name;
  }
  return '';
}

/** The cookie after this device has signed in to `account`: its token comes first, and is as good as new. */
export function withDevice(
  cookie: string | undefined,
  account: string,
  key: string,
  now: number,
): string {
  const known = deviceOf(cookie, account, key, now);
  const name = known || randomBytes(12).toString('base64url');
  const day = String(Math.floor(now / DAY));
  const token = `${name}.${day}.${markOf(key, ['device', account, name, day])}`;
  const others = tokensOf(cookie).filter((other) => other.split('.')[0] !== name);
  return [token, ...others].slice(0, MOST).join('~');
}

const tokensOf = (cookie: string | undefined) =>
  (cookie ?? '').split('~').filter(Boolean).slice(0, MOST);
