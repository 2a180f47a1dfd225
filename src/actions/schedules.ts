import { setSchedule } from '~/lib/schedules/commands';
import { scheduleForm } from '~/lib/schedules/schema';
import { formAction, requireClaims } from './form-action';

export const schedules = {
  set: formAction(scheduleForm, async ({ cohort_id, rows, confirmed }, context) => {
    requireClaims(context);
    await setSchedule(context.locals.db, cohort_id, rows, confirmed);
    return { to: `/teach/cohorts/${cohort_id}/schedule`, message: 'The schedule is saved.' };
  }),
};
