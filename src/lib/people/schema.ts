import { z } from 'astro/zod';
import { agreed, email, newPassword, oneOf, path, presentPassword, text } from '../forms/fields';
import { isLanguage } from '../time/language';
import { isTimeZone } from '../time/zone';
import { LINK_TYPES } from './person';

/** As in the check `applications_name_length`. */
const displayName = () => text({ max: 100, missing: 'Please write the name others will see.' });

const timeZone = () =>
  text({ max: 60, missing: 'Please choose a time zone.' }).refine(
    isTimeZone,
    'We do not know this time zone.',
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
