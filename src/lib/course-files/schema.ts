import { z } from 'astro/zod';
import { uuid } from '../forms/fields';

export const MOST_BYTES = 10_000_000;

export const uploadForm = z.object({
  file: z
    .instanceof(File, { error: 'Please choose a file.' })
    .refine((file) => file.size > 0 || file.name !== '', 'Please choose a file.')
    .refine((file) => file.size <= MOST_BYTES, 'This file is too large: 10 MB is the limit.'),
});

export const makeForm = z.object({ upload_id: uuid() });
