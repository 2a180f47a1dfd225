import { refuse } from '../db/errors';

/**
 * What a password may be, after NIST SP 800-63B-4, 3.1.1.2: at least 15 characters of any kind, since nothing else is
 * asked at sign-in; as many as are read of it; no rule about kinds of characters; not one of the commonest, and not
 * what anybody would expect of this person or this place.
 */
export const SHORTEST = 15;
/** Bytes. Here bcrypt stops reading, and a password must not be cut. */
export const LONGEST = 72;

/** The same sign typed on two keyboards can be two rows of bytes; both ends of a sign-in use this one. */
export const normalPassword = (typed: string) => typed.normalize('NFKC');

/** Rows of keys and letters; a password that runs along one, or back, takes no guessing. */
const RUNS = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
].flatMap((run) => [run.repeat(3), [...run.repeat(3)].toReversed().join('')]);

/** Letters and digits alone; what has none is kept. */
function folded(password: string): string {
  const lower = normalPassword(password).toLowerCase();
  return lower.replace(/[^\p{L}\p{N}]/gu, '') || lower;
}

/** 'abcabcabc' is 'abc', said three times. */
const unitOf = (text: string) => /^(.+?)\1+$/su.exec(text)?.[1] ?? text;

/**
 * Whether a password is among those that are tried first: one of the 49,000 commonest (not asked for its case, its
 * signs, digits at its ends, or how often it is said), one sign over and over, or a run of keys.
 */
export async function isCommon(password: string): Promise<boolean> {
  const whole = folded(password);
  if ([...unitOf(whole)].length <= 4 || RUNS.some((run) => run.includes(whole))) return true;
  const list = await commonest();
  return [password.toLowerCase(), whole]
    .flatMap((text) => [text, unitOf(text), trimmed(text)])
    .flatMap((text) => [text, unitOf(text), trimmed(text)])
    .some((text) => list.has(text));
}

/** Without the digits at its ends. */
const trimmed = (text: string) => text.replace(/^\p{N}+|\p{N}+$/gu, '');

let loaded: Promise<Set<string>> | undefined;

/** Loaded when somebody first chooses a password; never sent to a browser. */
const commonest = () =>
  (loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));

/** What the campus is called, besides the person's own words. */
const PLACE = ['c4ccampus', 'campus', 'c4c'];

/** Whether a password is the person's address or name, or that of the campus, and hardly anything besides. */
export function namesYou(password: string, email: string, name = ''): boolean {
  const words = [email, ...email.split(/[@.+_-]/), name, ...name.split(/\s+/), ...PLACE]
    .map(folded)
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
  const whole = folded(password);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), whole);
  return rest !== whole && rest.length < 9 && rest.replace(/\p{N}/gu, '').length < 4;
}

/** Refuses (password_names_you) what anybody would try first with this person. */
export function requireOwnWords(password: string, email: string, name?: string): void {
  if (namesYou(password, email, name)) refuse('password_names_you');
}
