import { z } from 'astro/zod';
import { id, oneOf, text } from '../forms/fields';
import { KINDS } from './deletion';

export const deletingForm = z.object({
  kind: oneOf(KINDS),
  id: id(),
  /** The name, where students are hit. */
  typed: text({ min: 0, max: 200 }),
});

export const bringBackForm = z.object({ deletion_id: id() });
