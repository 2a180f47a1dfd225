import { z } from 'astro/zod';
import { day, id, optionalDay, text, ticked, wholeNumber } from '../forms/fields';
import { isTimeZone } from '../time/zone';

/** A time of day, 'HH:MM'. */
const timeOfDay = () =>
  text({ max: 8, missing: 'Please choose a time of day.' }).refine(
    (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
    'Please write a time of day, for example 09:00.',
  );

/** The same numbers as in the checks of the table `cohorts`. */
const cohortFields = {
  name: text({ max: 200, missing: 'Please give the cohort a name.' }),
  start_date: day('Please choose the first day.'),
  end_date: optionalDay(),
  max_students: wholeNumber({ min: 0, max: 999_999_999 }),
  time_zone: text({ max: 60, missing: 'Please choose a time zone.' }).refine(
    isTimeZone,
    'We do not know this time zone.',
  ),
  unlock_time: timeOfDay(),
};

const inOrder = (days: { start_date: string; end_date: string | null }) =>
  days.end_date === null || days.end_date >= days.start_date;
const notInOrder = {
  path: ['end_date'],
  error: 'The last day cannot come before the first.',
};

export const newCohortForm = z
  .object({ course_id: id('Please choose a course.'), ...cohortFields })
  .refine(inOrder, notInOrder);

export const cohortForm = z
  .object({ cohort_id: id(), ...cohortFields, confirmed: ticked() })
  .refine(inOrder, notInOrder);

export const archiveForm = z.object({ cohort_id: id() });
