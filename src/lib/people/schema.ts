import { z } from 'astro/zod';
import { agreed, clean, email, oneOf, path, text } from '../forms/fields';
import { isLanguage } from '../time/language';
import { isTimeZone } from '../time/zone';
import { isCommon, LONGEST, normalPassword, SHORTEST } from './password';
import { LINK_TYPES } from './person';

/** As in the check `applications_name_length`. */
const displayName = () => text({ max: 100, missing: 'Please write the name others will see.' });

const timeZone = () =>
  text({ max: 60, missing: 'Please choose a time zone.' }).refine(
    isTimeZone,
    'We do not know this time zone.',
  );

/** A password that somebody chooses, with all its spaces. What it is measured by is in password.ts. */
export function newPassword() {
  return clean(z.string())
    .transform(normalPassword)
    .refine((value) => value !== '', { error: 'Please choose a password.', abort: true })
    .refine((value) => [...value].length >= SHORTEST, {
      error: `Please take at least ${SHORTEST} characters: a few words in a row, for example.`,
      abort: true,
    })
    .refine((value) => new TextEncoder().encode(value).length <= LONGEST, {
      error: `Please take a shorter one: ${LONGEST} plain letters, or fewer with accents and other scripts.`,
      abort: true,
    })
    .refine(async (value) => !(await isCommon(value)), {
      error: 'This is one of the passwords that are tried first. Please take one of your own.',
    });
}

/** The password that somebody has already, whatever the rules were when it was chosen. */
export const presentPassword = () =>
  z.preprocess(
    (typed) => typed ?? '',
    z
      .string()
      .min(1, 'Please write your password.')
      .max(1000, 'No password is as long as that.')
      .transform(normalPassword),
  );

/** A BCP 47 tag, or null: as the browser asks. */
const language = () =>
  text({ min: 0, max: 20 })
    .refine((tag) => tag === '' || isLanguage(tag), 'We do not know this language.')
    .transform((tag) => tag || null);

const consent = () => agreed('Please read the privacy page and agree to it.');

export const signUpForm = z.object({
  name: displayName(),
  email: email(),
  password: newPassword(),
  time_zone: timeZone(),
  consent: consent(),
  next: path('/dashboard'),
});

export const signInForm = z.object({
  email: email(),
  password: presentPassword(),
  next: path('/dashboard'),
});

export const addressForm = z.object({ email: email(), next: path('/dashboard') });

export const linkForm = z.object({
  token_hash: text({ max: 200, missing: 'This link is not complete. Please copy all of it.' }),
  type: oneOf(LINK_TYPES),
  next: path('/dashboard'),
});

export const passwordForm = z.object({ password: newPassword(), next: path('/dashboard') });

export const welcomeForm = passwordForm.extend({
  name: displayName(),
  time_zone: timeZone(),
  consent: consent(),
});

export const personForm = z.object({
  name: displayName(),
  time_zone: timeZone(),
  locale: language(),
});
