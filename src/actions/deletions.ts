import * as commands from '~/lib/deletions/commands';
import * as forms from '~/lib/deletions/schema';
import { formatDay } from '~/lib/time/day';
import { dayIn } from '~/lib/time/instant';
import { findViewer } from '~/lib/viewer/queries';
import { formAction, requireClaims } from './form-action';

export const deletions = {
  delete: formAction(forms.deletingForm, async ({ kind, id, typed }, context) => {
    requireClaims(context);
    const { db, locale } = context.locals;
    const { name, until } = await commands.deleteSubject(db, kind, id, typed);
    const viewer = await findViewer(db);
    const day = dayIn(viewer?.time_zone ?? 'UTC', until);
    return {
      to: '/teach/courses/deleted',
      message: `“${name}” is deleted. Until ${formatDay(day, viewer?.locale ?? locale)} it can be brought back, here.`,
    };
  }),

  bringBack: formAction(forms.bringBackForm, async ({ deletion_id }, context) => {
    requireClaims(context);
    await commands.bringBack(context.locals.db, deletion_id);
    return {
      to: '/teach/courses/deleted',
      message: 'It is back, with everything that went with it.',
    };
  }),
};
