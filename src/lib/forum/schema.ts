import { z } from 'astro/zod';
import { back, title, words } from '../discussions/schema';
import { id, text, ticked } from '../forms/fields';

export const openForm = z.object({
  course_id: id(),
  cohort_id: id(),
  title: title(),
  content: words(),
});
export const replyForm = z.object({ topic_id: id(), content: words(), back: back() });
export const closeForm = z.object({
  topic_id: id(),
  closed: ticked(),
  /** As in the check `course_forums_closing_reason_length`; may be left empty. */
  reason: text({ min: 0, max: 500 }).transform((reason) => reason || null),
  back: back(),
});
