import { markLesson } from '~/lib/progress/commands';
import { progressForm } from '~/lib/progress/schema';
import { formAction, requireClaims } from './form-action';

export const progress = {
  mark: formAction(progressForm, async ({ lesson_id, completed, back }, context) => {
    const { id } = requireClaims(context);
    await markLesson(context.locals.db, id, lesson_id, completed);
    return {
      to: back,
      message: completed ? 'This lesson is done.' : 'This lesson is no longer done.',
    };
  }),
};
