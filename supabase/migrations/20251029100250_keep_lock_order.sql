-- What keeps the one lock order (docs/decisions/007-one-lock-order.md) where a statement would lock otherwise.

-- A cascade meets rows in an order of its own, and what it deletes others are about to point at. So whoever deletes what
-- others hang on works alone, and whoever writes waits for them before locking anything. Writers do not wait for one another.
create function private.lock_campus(alone boolean default false) returns void
language sql
set search_path = '' as $$
  select case when alone then pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('campus', 0))
    else pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended('campus', 0)) end;
$$;
comment on function private.lock_campus(boolean) is 'The first lock of whoever writes (together) or deletes what others hang on (alone).';

-- Nobody can say in which order a statement locks the enrollments that it changes. So those that change many, or may,
-- take turns; whoever changes one person's or goes through a door waits for them and for nobody else.
create function private.lock_enrollments(alone boolean) returns void
language sql
set search_path = '' as $$
  select case when alone then pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('enrollments', 0))
    else pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended('enrollments', 0)) end;
$$;
comment on function private.lock_enrollments(boolean) is
  'Taken before existing enrollments are locked: alone by who locks those of several people in an order of their own.';
grant execute on function private.lock_campus(boolean), private.lock_enrollments(boolean)
  to authenticated, service_role;

create function private.queue_to_write() returns trigger
language plpgsql security definer -- whoever writes queues, whatever else they may execute
set search_path = '' as $$
begin
  perform private.lock_campus();
  return null;
end;
$$;
create function private.queue_to_delete() returns trigger
language plpgsql security definer -- whoever writes queues, whatever else they may execute
set search_path = '' as $$
begin
  perform private.lock_campus(alone => true);
  return null;
end;
$$;
create function private.queue_for_enrollments() returns trigger
language plpgsql -- as the client, so that a door, which runs as its owner, is told from a plain statement
set search_path = '' as $$
begin
  perform private.lock_campus();
  perform private.lock_enrollments(alone => tg_op = 'DELETE' or current_user in ('authenticated', 'service_role'));
  return null;
end;
$$;

create trigger queue_to_write before insert on public.cohort_enrollments
for each statement execute function private.queue_to_write();
create trigger queue_for_enrollments before update of status or delete on public.cohort_enrollments
for each statement execute function private.queue_for_enrollments();
create trigger queue_to_write before insert or update on public.cohorts
for each statement execute function private.queue_to_write();
create trigger queue_to_delete before delete on public.cohorts
for each statement execute function private.queue_to_delete();

set lock_timeout = '100ms';
create trigger queue_to_write before insert or delete on public.lesson_pictures
for each statement execute function private.queue_to_write();
create trigger queue_to_write before insert or update on public.lessons
for each statement execute function private.queue_to_write();
create trigger queue_to_write before insert or update on public.modules
for each statement execute function private.queue_to_write();
create trigger queue_to_write before update on public.courses
for each statement execute function private.queue_to_write();
create trigger queue_to_write before update of email, email_confirmed_at on auth.users
for each statement execute function private.queue_to_write();
create trigger queue_to_delete before delete on public.lessons
for each statement execute function private.queue_to_delete();
create trigger queue_to_delete before delete on public.modules
for each statement execute function private.queue_to_delete();
create trigger queue_to_delete before delete on public.courses
for each statement execute function private.queue_to_delete();
create trigger queue_to_delete before delete on auth.users
for each statement execute function private.queue_to_delete();
-- The table that students write comes last, so that it is held for no longer than this takes.
create trigger queue_to_write before insert or update or delete on public.lesson_progress
for each statement execute function private.queue_to_write();
reset lock_timeout;

comment on function private.queue_for_enrollments() is 'Trigger: makes statements that lock enrollments of many take turns.';
comment on function private.queue_to_write() is 'Trigger: waits for deletions that others hang on, together with all who write.';
comment on function private.queue_to_delete() is 'Trigger: waits until nobody writes, and keeps new writes waiting.';
