import { z } from 'astro/zod';
import { chosenFile, id } from '../forms/fields';

export const planForm = z.object({ cohort_id: id(), list: chosenFile() });

/** Applying a plan, or judging it again. */
export const importForm = z.object({ import_id: id() });
