-- New columns on tables in use, one table a file: nullable or with a constant default, so no row is rewritten, and
-- constraints not yet valid, so no row is read.
set lock_timeout = '100ms';
alter table public.courses
  add column is_cohort_based boolean not null default false,
  add column default_duration_weeks int,
  add column enrollment_type text not null default 'open',
  add constraint courses_enrollment_type_known check (enrollment_type in ('open', 'cohort_only', 'hybrid')) not valid,
  add constraint courses_default_duration_weeks_bound check (default_duration_weeks > 0) not valid;
reset lock_timeout;
comment on column public.courses.is_cohort_based is 'For display: seats can be taken in any published course''s cohorts.';
comment on column public.courses.default_duration_weeks is 'How many weeks a new cohort runs, as a proposal; null: none.';
comment on column public.courses.enrollment_type is 'Whether self-paced is on offer (open, hybrid) or not (cohort_only).';
grant insert (is_cohort_based, default_duration_weeks, enrollment_type),
  update (is_cohort_based, default_duration_weeks, enrollment_type) on public.courses to authenticated;
