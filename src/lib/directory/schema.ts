import { z } from 'astro/zod';
import { id, oneOf, uuid } from '../forms/fields';

export const roleForm = z.object({
  person: uuid(),
  role: oneOf(['student', 'teacher', 'admin']),
});

export const handOverForm = z.object({ person: uuid(), course_id: id('Please choose a course.') });
