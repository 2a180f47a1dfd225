import { z } from 'astro/zod';
import { path } from '~/lib/forms/fields';
import { THEMES } from '~/lib/theme';
import { formAction } from './form-action';

const ONE_YEAR = 365 * 24 * 60 * 60;

export const theme = {
  choose: formAction(
    z.object({ theme: z.enum(THEMES), back: path() }),
    async ({ theme, back }, { cookies, locals }) => {
      cookies.set('theme', theme, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: locals.origin.startsWith('https:'),
        maxAge: ONE_YEAR,
      });
      return { to: back };
    },
  ),
};
