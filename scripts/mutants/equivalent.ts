/**
 * Mutants that nothing can tell from the campus, each with the second guard that holds what the first one would.
 * One that is killed after all, or that is no mutant any more, must go from here: the run fails until it does.
 */
export const equivalent: { [mutant: string]: string } = {
  'policy "people change their own record" on applications: with check (true)':
    'Only name and time_zone are granted for update, so a row that was theirs before is theirs afterwards.',
  'policy "who teaches a cohort changes its students\' standing" on cohort_enrollments: with check (true)':
    'Only status is granted for update, and check_seat keeps an enrollment with its cohort.',
  'policy "teachers change cohorts of their courses, admins all" on cohorts: with check (true)':
    'course_id is not granted for update, and keep_cohort keeps a cohort with its course.',
  'policy "authors edit their topics, who teaches pins and closes" on course_forums: with check (true)':
    'Neither user_id nor cohort_id is granted for update, so what the condition asks about cannot change.',
  'policy "teachers change their courses, admins all" on courses: with check (true)':
    'The condition asks about the id, which is not granted for update; keep_teacher keeps the teacher.',
  'policy "authors edit their replies while the topic is open to them" on forum_replies: with check (true)':
    'Only content is granted for update, so what the condition asks about cannot change.',
  'policy "admins note that a mail was sent" on invitations: with check (true)':
    'The condition asks who is asking and nothing about the row, as the one for reading the row did before.',
  'policy "authors edit what they may still say, who teaches pins" on lesson_discussions: with check (true)':
    'Only content and is_pinned are granted for update, so what the condition asks about cannot change.',
  'policy "people change their own progress in lessons open to them" on lesson_progress: with check (true)':
    'keep_progress puts person and lesson back to what they were before the condition is asked.',
};
