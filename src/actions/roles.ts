import * as commands from '~/lib/directory/commands';
import * as forms from '~/lib/directory/schema';
import { formAction, requireClaims } from './form-action';

// As in cohorts.ts: the message stands at the top, not at the form.
const page = (person: string) => `/admin/people/${person}#content`;

export const roles = {
  give: formAction(forms.roleForm, async ({ person, role }, context) => {
    requireClaims(context);
    await commands.setRole(context.locals.db, person, role);
    const message =
      role === 'student' ? 'The role is taken away.' : `The role of ${role} is given.`;
    return { to: page(person), message };
  }),

  undo: formAction(forms.actForm, async ({ person, act }, context) => {
    requireClaims(context);
    await commands.undoAct(context.locals.db, act);
    return { to: page(person), message: 'It is as it was before.' };
  }),

  handOver: formAction(forms.handOverForm, async ({ person, course_id }, context) => {
    requireClaims(context);
    await commands.handOverCourse(context.locals.db, course_id, person);
    return { to: page(person), message: 'The course is handed over.' };
  }),
};
