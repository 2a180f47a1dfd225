-- Built beside the traffic; runs outside a transaction, so this file holds nothing else.
create index concurrently if not exists lesson_progress_cohort on public.lesson_progress (cohort_id);
