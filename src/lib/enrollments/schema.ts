import { z } from 'astro/zod';
import { id, path } from '../forms/fields';

export const seatForm = z.object({ cohort_id: id() });

export const selfPacedForm = z.object({ course_id: id(), back: path('/dashboard') });
