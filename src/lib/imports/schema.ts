import { z } from 'astro/zod';
import { id } from '../forms/fields';

/** A file that was chosen: browsers send an empty one without a name when none was. */
const chosenFile = () =>
  z
    .instanceof(File, { error: 'Please choose a file.' })
    .refine((file) => file.size > 0 || file.name !== '', 'Please choose a file.');

export const planForm = z.object({ cohort_id: id(), list: chosenFile() });

/** Applying a plan, or judging it again. */
export const importForm = z.object({ import_id: id() });
