-- The tables that came after keep_lock_order. Replies hang on a topic.
create trigger queue_to_write before insert or update or delete on public.cohort_schedules
for each statement execute function private.queue_to_write();
create trigger queue_to_write before insert or update or delete on public.lesson_discussions
for each statement execute function private.queue_to_write();
create trigger queue_to_write before insert or update on public.course_forums
for each statement execute function private.queue_to_write();
create trigger queue_to_delete before delete on public.course_forums
for each statement execute function private.queue_to_delete();
create trigger queue_to_write before insert or update or delete on public.forum_replies
for each statement execute function private.queue_to_write();
