import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA-256 over words, one a line. No word has a line break in it. */
const sign = (key: string, words: string[]) =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(words.join('\n'));

/**
 * What only the campus's own app can say to the database, for two minutes: "milliseconds.hex"
 * (private.check_seal).
 */
export function sealOf(key: string, words: string[], now: number): string {
  const stamp = String(now);
  return `${stamp}.${sign(key, [...words, stamp]).digest('hex')}`;
}

/** A short mark for what the app hands out and wants to know again; 22 letters, 128 bits. */
export function markOf(key: string, words: string[]): string {
  return sign(key, words).digest().subarray(0, 16).toString('base64url');
}

/** Whether a mark is ours, for these very words. */
export function isMark(mark: string, key: string, words: string[]): boolean {
  const wanted = Buffer.from(markOf(key, words));
  const given = Buffer.from(mark);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
