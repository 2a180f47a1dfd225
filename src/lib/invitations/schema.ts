import { z } from 'astro/zod';
import { id } from '../forms/fields';

/** The form that sends the next mails. `after`: the last invitation that was tried, where some failed. */
export const mailsForm = z.object({
  cohort_id: id(),
  import_id: id(),
  after: z.union([z.undefined(), z.literal('').transform(() => undefined), id()]),
});
