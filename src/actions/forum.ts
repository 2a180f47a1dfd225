import { anchorOf } from '~/lib/discussions/post';
import * as commands from '~/lib/forum/commands';
import { topicPath } from '~/lib/forum/forum';
import * as forms from '~/lib/forum/schema';
import { placeOn } from '~/lib/http/local-path';
import { formAction, requireClaims } from './form-action';

export const forum = {
  open: formAction(forms.openForm, async (topic, context) => {
    const { id } = requireClaims(context);
    const topicId = await commands.openTopic(context.locals.db, id, topic);
    return { to: topicPath(topic.cohort_id, topicId), message: 'Your topic is open.' };
  }),

  reply: formAction(forms.replyForm, async ({ topic_id, content, back }, context) => {
    const { id } = requireClaims(context);
    const reply = await commands.replyTo(context.locals.db, id, { topic_id, content });
    const anchor = anchorOf({ kind: 'reply', id: reply });
    // The newest reply may stand on a later page: the topic's page finds it.
    return { to: placeOn(back, anchor, { reply }), message: 'Your reply is there.' };
  }),

  close: formAction(forms.closeForm, async ({ topic_id, closed, reason, back }, context) => {
    requireClaims(context);
    await commands.closeTopic(context.locals.db, topic_id, closed ? { reason } : null);
    return {
      to: placeOn(back, anchorOf({ kind: 'topic', id: topic_id })),
      message: closed ? 'The topic is closed. You can open it again.' : 'The topic is open again.',
    };
  }),
};
