/**
 * Functions of schema private that clients may execute, since policies and pages ask them as the client; why each of
 * those with their owner's rights is safe stands in supabase/advisors.json. All others are out of everybody's reach,
 * and so are the schema's tables. The API does not expose the schema at all.
 */
export const reachable = {
  everybody:
    `answers_to_me caller classmates clock cohort_card cohort_status course_cohorts course_sizes display_name
    free_seats gates_of instant_of is_admin lesson_place may_reply may_teach_cohort may_teach_course my_cohort_ids
    my_cohorts_of my_course_ids my_gate my_modules my_open_lesson_ids my_open_module_ids my_progress
    my_reading_cohort_ids my_role my_seats my_self_paced my_student_ids my_talking_cohort_ids my_taught_cohort_ids
    my_taught_course_ids my_taught_lesson_ids my_taught_module_ids my_way my_writable_lesson_ids
    my_writable_module_ids names_of outline published_course_ids replies_to_me seats_of seats_taken
    self_paced_course_ids starts_at status_at takes_seat thread_page thread_places threes time_zone_names viewer`.split(
      /\s+/,
    ),
  /** But not the service key. */
  visitorsAndPeople: ['require_person'],
  people:
    `apply_import cohort_roster enroll_in_cohort find_people hand_over_course is_answered last_sign_in leave_cohort
    moderate office_card office_cards open_modules plan_import preview_gates reached replan_import require_admin
    set_role taken_away taught_modules unanswered`.split(/\s+/),
};
