import { refuse } from '~/lib/db/errors';
import { findLesson } from '~/lib/lessons/queries';
import * as commands from '~/lib/pictures/commands';
import { picturesPath } from '~/lib/pictures/picture';
import * as forms from '~/lib/pictures/schema';
import { formAction, requireClaims } from './form-action';

export const pictures = {
  keep: formAction(forms.keepForm, async ({ lesson_id, alt, picture }, context) => {
    const { db } = context.locals;
    requireClaims(context);
    // Making a picture small takes a while, so nobody else may ask for it.
    const { lesson } = await findLesson(db, lesson_id);
    if (!lesson?.teaches) refuse('C4030');
    await commands.keepPicture(db, lesson_id, await picture.bytes(), alt);
    return { to: picturesPath(lesson_id), message: 'The picture is there. Put it into the text.' };
  }),

  remove: formAction(forms.removeForm, async ({ lesson_id, picture_id }, context) => {
    requireClaims(context);
    await commands.deletePicture(context.locals.db, picture_id);
    return { to: picturesPath(lesson_id), message: 'The picture is deleted.' };
  }),
};
