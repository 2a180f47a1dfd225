-- As for enrollments.
set lock_timeout = '100ms';
alter table public.lesson_progress
  add column cohort_id bigint,
  add constraint lesson_progress_cohort_id_fkey
    foreign key (cohort_id) references public.cohorts (id) on delete set null not valid;
reset lock_timeout;
comment on column public.lesson_progress.cohort_id is 'The cohort in which the person worked on the lesson; derived.';
