import { z } from 'astro/zod';
import { chosenFile, uuid } from '../forms/fields';

export const uploadForm = z.object({ file: chosenFile() });

export const makeForm = z.object({ upload_id: uuid() });
