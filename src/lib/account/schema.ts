import { z } from 'astro/zod';
import { email, text, uuid } from '../forms/fields';
import { newPassword, presentPassword } from '../people/schema';

export const newPasswordForm = z.object({
  current_password: presentPassword(),
  password: newPassword(),
});

export const newAddressForm = z.object({ current_password: presentPassword(), email: email() });

export const sessionForm = z.object({ session: uuid() });

/** The address is typed once more, so that nobody leaves by a slip; the action knows which it must be. */
export const leavingForm = z.object({
  current_password: presentPassword(),
  address: text({ max: 254, missing: 'Please write your address, to be sure.' }),
});
