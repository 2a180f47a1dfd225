import { z } from 'astro/zod';
import { id, text, ticked } from '../forms/fields';

/** As in the check `lesson_discussions_content_length`. */
const words = () => text({ max: 10_000, missing: 'Please write something first.' });

const optionalId = () => z.preprocess((value) => value || null, id().nullable());

/** Where on the campus the form stands, to come back to the same page of the same talk. */
const place = { lesson_id: id(), cohort_id: id(), before: optionalId() };

export const writeForm = z.object({ ...place, parent_id: optionalId(), content: words() });
export const editForm = z.object({ ...place, post_id: id(), content: words() });
export const removeForm = z.object({ ...place, post_id: id() });
export const pinForm = z.object({ ...place, post_id: id(), pinned: ticked() });
export const hideForm = z.object({
  ...place,
  post_id: id(),
  /** As in the check `moderations_reason_length`. */
  reason: text({ max: 500, missing: 'Please give a reason. The author will read it.' }),
});
export const restoreForm = z.object({ ...place, post_id: id() });
