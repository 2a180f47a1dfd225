-- Built beside the traffic; runs outside a transaction, so this file holds nothing else.
create index concurrently if not exists enrollments_cohort on public.enrollments (cohort_id);
