import * as commands from '~/lib/deletions/commands';
import * as forms from '~/lib/deletions/schema';
import { formatDay } from '~/lib/time/day';
import { dayIn } from '~/lib/time/instant';
import { readerOf } from '~/lib/viewer/viewer';
import { formAction, requireClaims, requireViewer } from './form-action';

export const deletions = {
  delete: formAction(forms.deletingForm, async ({ kind, id, typed }, context) => {
    const { zone, locale } = readerOf(await requireViewer(context), context.locals.locale);
    const { name, until } = await commands.deleteSubject(context.locals.db, kind, id, typed);
    return {
      to: '/teach/courses/deleted',
      message: `“${name}” is deleted. Until ${formatDay(dayIn(zone, until), locale)} it can be brought back, here.`,
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
