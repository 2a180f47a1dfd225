-- Deleting a cohort leaves the older rows what they were before it.
set lock_timeout = '100ms';
alter table public.enrollments
  add column cohort_id bigint,
  add constraint enrollments_cohort_id_fkey
    foreign key (cohort_id) references public.cohorts (id) on delete set null not valid;
reset lock_timeout;
comment on column public.enrollments.cohort_id is 'The cohort an older enrollment was moved to by the backfill; opens nothing by itself.';
