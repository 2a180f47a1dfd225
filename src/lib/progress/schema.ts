import { z } from 'astro/zod';
import { id, path, ticked } from '../forms/fields';

export const progressForm = z.object({ lesson_id: id(), completed: ticked(), back: path() });
