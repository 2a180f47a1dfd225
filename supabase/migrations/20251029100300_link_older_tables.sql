-- New columns on tables in use: nullable or with a constant default, so no row is rewritten, and foreign keys not
-- yet valid, so no row is read. If a lock is not to be had soon, give up rather than queue everybody behind it;
-- the push can be run again.
set lock_timeout = '3s';

alter table public.courses
  add column is_cohort_based boolean not null default false,
  add column default_duration_weeks int,
  add column enrollment_type text not null default 'open';
alter table public.courses
  add constraint courses_enrollment_type_known check (enrollment_type in ('open', 'cohort_only', 'hybrid')) not valid;
alter table public.courses
  add constraint courses_default_duration_weeks_bound check (default_duration_weeks > 0) not valid;
comment on column public.courses.is_cohort_based is 'For display: seats can be taken in any published course''s cohorts.';
comment on column public.courses.default_duration_weeks is 'How many weeks a new cohort runs, as a proposal; null: none.';
comment on column public.courses.enrollment_type is 'Whether self-paced is on offer (open, hybrid) or not (cohort_only).';
grant insert (is_cohort_based, default_duration_weeks, enrollment_type),
  update (is_cohort_based, default_duration_weeks, enrollment_type) on public.courses to authenticated;

-- Deleting a cohort leaves the older rows what they were before it.
alter table public.enrollments add column cohort_id bigint;
alter table public.enrollments add constraint enrollments_cohort_id_fkey
  foreign key (cohort_id) references public.cohorts (id) on delete set null not valid;
comment on column public.enrollments.cohort_id is 'The cohort an older enrollment was moved to by the backfill; opens nothing by itself.';

alter table public.lesson_progress add column cohort_id bigint;
alter table public.lesson_progress add constraint lesson_progress_cohort_id_fkey
  foreign key (cohort_id) references public.cohorts (id) on delete set null not valid;
comment on column public.lesson_progress.cohort_id is 'The cohort in which the person worked on the lesson; derived.';

reset lock_timeout;
