import { z } from 'astro/zod';
import { path } from '~/lib/forms/fields';
import { cookieOptions } from '~/lib/http/cookies';
import { THEMES } from '~/lib/theme';
import { formAction } from './form-action';

const ONE_YEAR = 365 * 24 * 60 * 60;

export const theme = {
  choose: formAction(
    z.object({ theme: z.enum(THEMES), back: path() }),
    async ({ theme, back }, { cookies, locals }) => {
      cookies.set('theme', theme, cookieOptions(locals.origin, ONE_YEAR));
      return { to: back };
    },
  ),
};
