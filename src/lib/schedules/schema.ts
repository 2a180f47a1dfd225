import { z } from 'astro/zod';
import { id, optionalDay, ticked } from '../forms/fields';
import { lockField, lockProblem, modulesIn, unlockField, type ModuleDays } from './schedule';

/** Two days for each module of the cohort, in fields that carry the module's id. */
export const scheduleForm = z
  .looseObject({ cohort_id: id(), confirmed: ticked() })
  .transform(({ cohort_id, confirmed, ...fields }, context) => {
    const dayIn = (field: string) => {
      const day = optionalDay().safeParse(fields[field]);
      if (day.success) return day.data;
      const message = day.error.issues[0]?.message ?? '';
      context.addIssue({ code: 'custom', path: [field], message });
      return null;
    };
    const rows = modulesIn(Object.keys(fields)).map((module_id): ModuleDays => {
      const [unlock, lock] = [unlockField(module_id), lockField(module_id)];
      const days = { module_id, unlock_date: dayIn(unlock), lock_date: dayIn(lock) };
      const message = lockProblem(days);
      if (message) context.addIssue({ code: 'custom', path: [lock], message });
      return days;
    });
    return { cohort_id, confirmed, rows };
  });
