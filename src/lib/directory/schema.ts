import { z } from 'astro/zod';
import { id, oneOf, path, text, uuid } from '../forms/fields';
import { DECISIONS } from './decision';

export const roleForm = z.object({
  person: uuid(),
  role: oneOf(['student', 'teacher', 'admin']),
});

export const handOverForm = z.object({ person: uuid(), course_id: id('Please choose a course.') });

/** As in the checks `audit_log_reason_length` and `suspensions_reason_length`. */
const LONGEST_REASON = 500;

/** One person, or all who are ticked. */
export const decisionForm = z.object({
  person: z.array(uuid()).min(1, 'Please tick somebody first.'),
  decision: oneOf(DECISIONS),
  reason: text({ min: 0, max: LONGEST_REASON }),
  back: path('/admin/people?status=pending'),
});

export const personForm = z.object({ person: uuid() });

export const suspensionForm = personForm.extend({
  reason: text({ max: LONGEST_REASON, missing: 'Please give a reason. Admins will read it.' }),
});

export const actForm = personForm.extend({ act: id() });
