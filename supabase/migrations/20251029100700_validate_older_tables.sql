-- Reads the older rows without keeping anybody from writing.
alter table public.courses validate constraint courses_enrollment_type_known;
alter table public.courses validate constraint courses_default_duration_weeks_bound;
alter table public.enrollments validate constraint enrollments_cohort_id_fkey;
alter table public.lesson_progress validate constraint lesson_progress_cohort_id_fkey;
