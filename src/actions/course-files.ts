import * as commands from '~/lib/course-files/commands';
import * as forms from '~/lib/course-files/schema';
import { refuse } from '~/lib/db/errors';
import { keptName } from '~/lib/imports/file-name';
import { teaches } from '~/lib/viewer/viewer';
import { findViewer } from '~/lib/viewer/queries';
import { formAction, requireClaims } from './form-action';

export const courseFiles = {
  upload: formAction(forms.uploadForm, async ({ file }, context) => {
    const { db } = context.locals;
    requireClaims(context);
    // Reading a long file takes a while, so nobody else may ask for it.
    if (!teaches(await findViewer(db))) refuse('C4030');
    const id = await commands.keepUpload(db, keptName(file.name), await file.bytes());
    return { to: `/teach/courses/import?upload=${id}` };
  }),

  make: formAction(forms.makeForm, async ({ upload_id }, context) => {
    requireClaims(context);
    const { id, name } = await commands.makeCourse(context.locals.db, upload_id);
    return {
      to: `/teach/courses/${id}`,
      message: `“${name}” is there, as a draft.`,
    };
  }),
};
