import * as commands from '~/lib/cohorts/commands';
import * as forms from '~/lib/cohorts/schema';
import { formAction, requireClaims } from './form-action';

// The browser would keep the form's own anchor, and the message stands at the top.
const page = (id: number) => `/admin/cohorts/${id}#content`;

export const cohorts = {
  create: formAction(forms.newCohortForm, async ({ course_id, ...settings }, context) => {
    requireClaims(context);
    const id = await commands.createCohort(context.locals.db, course_id, settings);
    return { to: page(id), message: `${settings.name} is open. Now bring in people.` };
  }),

  change: formAction(forms.cohortForm, async ({ cohort_id, confirmed, ...settings }, context) => {
    requireClaims(context);
    await commands.changeCohort(context.locals.db, cohort_id, settings, confirmed);
    return { to: page(cohort_id), message: 'The cohort is changed.' };
  }),

  archive: formAction(forms.archiveForm, async ({ cohort_id }, context) => {
    requireClaims(context);
    await commands.archiveCohort(context.locals.db, cohort_id);
    return { to: page(cohort_id), message: 'The cohort is archived.' };
  }),

  restore: formAction(forms.archiveForm, async ({ cohort_id }, context) => {
    requireClaims(context);
    await commands.restoreCohort(context.locals.db, cohort_id);
    return { to: page(cohort_id), message: 'The cohort is back. Its days decide again.' };
  }),
};
