import * as commands from '~/lib/discussions/commands';
import * as forms from '~/lib/discussions/schema';
import { lessonPath } from '~/lib/lessons/lesson';
import { formAction, requireClaims } from './form-action';

interface Place {
  lesson_id: number;
  cohort_id: number;
  before: number | null;
}

const postPath = ({ lesson_id, cohort_id, before }: Place, post: number) =>
  lessonPath(lesson_id, { cohort: cohort_id, before, at: `post-${post}` });

export const discussions = {
  write: formAction(forms.writeForm, async ({ before, ...post }, context) => {
    const { id } = requireClaims(context);
    const written = await commands.writePost(context.locals.db, id, post);
    // A new thread stands on the first page of the talk, an answer where its thread is.
    const place = { ...post, before: post.parent_id === null ? null : before };
    return { to: postPath(place, written), message: 'Your post is there.' };
  }),

  edit: formAction(forms.editForm, async ({ post_id, content, ...place }, context) => {
    requireClaims(context);
    await commands.editPost(context.locals.db, post_id, content);
    return { to: postPath(place, post_id), message: 'Your post is changed.' };
  }),

  remove: formAction(forms.removeForm, async ({ post_id, lesson_id, ...place }, context) => {
    requireClaims(context);
    await commands.deletePost(context.locals.db, post_id);
    return {
      to: lessonPath(lesson_id, { cohort: place.cohort_id, before: place.before, at: 'talk' }),
      message: 'Your post is deleted.',
    };
  }),

  pin: formAction(forms.pinForm, async ({ post_id, pinned, ...place }, context) => {
    requireClaims(context);
    await commands.pinPost(context.locals.db, post_id, pinned);
    // Pinned threads stand on the first page.
    return {
      to: postPath({ ...place, before: null }, post_id),
      message: pinned ? 'The thread is pinned to the top.' : 'The thread is no longer pinned.',
    };
  }),

  hide: formAction(forms.hideForm, async ({ post_id, reason, ...place }, context) => {
    requireClaims(context);
    await commands.hidePost(context.locals.db, post_id, reason);
    return { to: postPath(place, post_id), message: 'The post is hidden. You can restore it.' };
  }),

  restore: formAction(forms.restoreForm, async ({ post_id, ...place }, context) => {
    requireClaims(context);
    await commands.restorePost(context.locals.db, post_id);
    return { to: postPath(place, post_id), message: 'The post can be read again.' };
  }),
};
