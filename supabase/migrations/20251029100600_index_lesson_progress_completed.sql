-- For recounting what a person completed. Built beside the traffic, so this file holds nothing else.
create index concurrently if not exists lesson_progress_completed on public.lesson_progress (user_id, lesson_id) where completed;
