import * as commands from '~/lib/discussions/commands';
import { anchorOf, type Kind } from '~/lib/discussions/post';
import * as forms from '~/lib/discussions/schema';
import { placeOn } from '~/lib/http/local-path';
import { formAction, requireClaims } from './form-action';

const written = (id: number) => anchorOf({ kind: 'post', id });
const sentence = (kind: Kind, rest: string) => `The ${kind} ${rest}`;

/** What may be done with a post under a lesson, with a topic and with a reply. */
export const discussions = {
  write: formAction(forms.writeForm, async ({ back, ...post }, context) => {
    const { id } = requireClaims(context);
    const post_id = await commands.writePost(context.locals.db, id, post);
    return { to: placeOn(back, written(post_id)), message: 'Your post is there.' };
  }),

  edit: formAction(forms.editForm, async ({ kind, post_id: id, back, ...words }, context) => {
    requireClaims(context);
    await commands.editPost(context.locals.db, { kind, id }, words);
    return { to: placeOn(back, anchorOf({ kind, id })), message: `Your ${kind} is changed.` };
  }),

  remove: formAction(forms.removeForm, async ({ kind, post_id: id, back }, context) => {
    requireClaims(context);
    await commands.deletePost(context.locals.db, { kind, id });
    return { to: back, message: `Your ${kind} is deleted.` };
  }),

  pin: formAction(forms.pinForm, async ({ kind, post_id: id, pinned, back }, context) => {
    requireClaims(context);
    await commands.pinPost(context.locals.db, { kind, id }, pinned);
    const what = kind === 'topic' ? 'The topic' : 'The thread';
    return {
      to: placeOn(back, anchorOf({ kind, id })),
      message: pinned
        ? `${what} is pinned to the top. Unpin takes it down again.`
        : `${what} is no longer pinned.`,
    };
  }),

  hide: formAction(forms.hideForm, async ({ kind, post_id: id, reason, back }, context) => {
    requireClaims(context);
    await commands.hidePost(context.locals.db, { kind, id }, reason);
    return {
      to: placeOn(back, anchorOf({ kind, id })),
      message: sentence(kind, 'is hidden. You can restore it.'),
    };
  }),

  restore: formAction(forms.restoreForm, async ({ kind, post_id: id, back }, context) => {
    requireClaims(context);
    await commands.restorePost(context.locals.db, { kind, id });
    return {
      to: placeOn(back, anchorOf({ kind, id })),
      message: sentence(kind, 'can be read again.'),
    };
  }),
};
