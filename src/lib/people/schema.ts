import { z } from 'astro/zod';
import { email, newPassword, oneOf, path, text } from '../forms/fields';
import { isTimeZone } from '../time/zone';
import { LINK_TYPES } from './person';

/** As in the check `applications_name_length`. */
const displayName = () => text({ max: 100, missing: 'Please write the name others will see.' });

const timeZone = () =>
  text({ max: 60, missing: 'Please choose a time zone.' }).refine(
    isTimeZone,
    'We do not know this time zone.',
  );

export const signUpForm = z.object({
  name: displayName(),
  email: email(),
  password: newPassword(),
  time_zone: timeZone(),
  next: path('/dashboard'),
});

export const signInForm = z.object({
  email: email(),
  password: z.preprocess(
    (typed) => typed ?? '',
    z.string().min(1, 'Please write your password.').max(1000),
  ),
  next: path('/dashboard'),
});

export const addressForm = z.object({ email: email(), next: path('/dashboard') });

export const linkForm = z.object({
  token_hash: text({ max: 200, missing: 'This link is not complete. Please copy all of it.' }),
  type: oneOf(LINK_TYPES),
  next: path('/dashboard'),
});

export const passwordForm = z.object({ password: newPassword(), next: path('/dashboard') });

export const welcomeForm = passwordForm.extend({ name: displayName(), time_zone: timeZone() });

export const personForm = z.object({ name: displayName(), time_zone: timeZone() });
