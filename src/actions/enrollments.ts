import * as commands from '~/lib/enrollments/commands';
import * as forms from '~/lib/enrollments/schema';
import { formAction, requireClaims } from './form-action';

// Without a fragment of its own, a browser would keep that of the form.
const topOf = (cohortId: number) => `/cohorts/${cohortId}#content`;

export const enrollments = {
  takeSeat: formAction(forms.seatForm, async ({ cohort_id }, context) => {
    requireClaims(context);
    await commands.takeSeat(context.locals.db, cohort_id);
    return { to: topOf(cohort_id), message: 'You have a seat. Welcome!' };
  }),

  leave: formAction(forms.seatForm, async ({ cohort_id }, context) => {
    requireClaims(context);
    await commands.leaveCohort(context.locals.db, cohort_id);
    return { to: topOf(cohort_id), message: 'You have left this cohort.' };
  }),

  startAlone: formAction(forms.selfPacedForm, async ({ course_id, back }, context) => {
    const { id } = requireClaims(context);
    await commands.startSelfPaced(context.locals.db, id, course_id);
    return { to: back, message: 'All lessons of this course are open to you now.' };
  }),
};
