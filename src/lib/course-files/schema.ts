import { z } from 'astro/zod';
import { chosenFile, uuid } from '../forms/fields';

export const MOST_BYTES = 10_000_000;

export const uploadForm = z.object({
  file: chosenFile().refine(
    (file) => file.size <= MOST_BYTES,
    'This file is too large: 10 MB is the limit.',
  ),
});

export const makeForm = z.object({ upload_id: uuid() });
