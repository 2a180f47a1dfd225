import { z } from 'astro/zod';
import { id, oneOf, path, text, ticked } from '../forms/fields';
import { KINDS } from './post';

/** As in the check `lesson_discussions_content_length`, and those of topics and replies. */
export const words = () => text({ max: 10_000, missing: 'Please write something first.' });
/** As in the check `course_forums_title_length`. */
export const title = () => text({ max: 200, missing: 'Please give it a title.' });

const optionalId = () => z.preprocess((value) => value || null, id().nullable());

/** Where on the campus the form stands, to come back to the same page of the same talk. */
export const back = path;

const post = { kind: oneOf(KINDS), post_id: id(), back: back() };

export const writeForm = z.object({
  lesson_id: id(),
  cohort_id: id(),
  parent_id: optionalId(),
  content: words(),
  back: back(),
});
/** Only topics bring a title along, and they need one. */
export const editForm = z
  .object({
    ...post,
    title: z.preprocess((value) => value ?? undefined, title().optional()),
    content: words(),
  })
  .refine(({ kind, title: given }) => kind !== 'topic' || given !== undefined, {
    path: ['title'],
    error: 'Please give it a title.',
  });
export const removeForm = z.object(post);
export const pinForm = z.object({ ...post, kind: oneOf(['post', 'topic']), pinned: ticked() });
export const hideForm = z.object({
  ...post,
  /** As in the check `moderations_reason_length`. */
  reason: text({ max: 500, missing: 'Please give a reason. The author will read it.' }),
});
export const restoreForm = z.object(post);
