/**
 * Functions of schema private that clients may execute, since policies and pages ask them as the client; why each of
 * those with their owner's rights is safe stands in supabase/advisors.json. All others are out of everybody's reach,
 * and so are the schema's tables. The API does not expose the schema at all.
 */
export const reachable = {
  everybody:
    `answers_to_me caller classmates clock cohort_card cohort_status completed_count display_name free_seats
    hidden_places instant_of is_admin lesson_content lesson_count lesson_place may_teach_cohort may_teach_course
    my_cohort_gates my_cohort_ids my_cohorts_of my_course_ids my_done my_gate my_open_lesson_ids my_open_module_ids
    my_progress my_reading_cohort_ids my_replying_topic_ids my_role my_seat my_self_paced my_student_ids
    my_talking_cohort_ids my_taught_cohort_ids my_taught_course_ids my_taught_lesson_ids my_taught_module_ids
    my_writable_lesson_ids my_writable_module_ids next_lesson outline published_course_ids seats_taken
    self_paced_course_ids starts_at status_at student_count takes_seat thread_page time_zone_names viewer`.split(
      /\s+/,
    ),
  /** But not the service key. */
  visitorsAndPeople: ['require_person'],
  people:
    `apply_import closed_by cohort_roster enroll_in_cohort hand_over_course invited_count is_answered
    last_sign_in leave_cohort moderate office_card plan_import replan_import require_admin set_role
    unanswered_count`.split(/\s+/),
};
