-- What keeps the one lock order (docs/decisions/007-one-lock-order.md) where a statement would lock otherwise.

-- Nobody can say in which order a statement locks the enrollments that it changes. So those that change many, or may,
-- take turns; whoever changes one person's or goes through a door waits for them and for nobody else.
create function private.lock_enrollments(alone boolean) returns void
language sql
set search_path = '' as $$
  select case when alone then pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('enrollments of many', 0))
    else pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended('enrollments of many', 0)) end;
$$;
comment on function private.lock_enrollments(boolean) is
  'Taken before existing enrollments are locked: alone by who locks those of several people in an order of their own.';
grant execute on function private.lock_enrollments(boolean) to authenticated, service_role;

create function private.queue_for_enrollments() returns trigger
language plpgsql -- as the client, so that a door, which runs as its owner, is told from a plain statement
set search_path = '' as $$
begin
  perform private.lock_enrollments(alone => tg_op = 'DELETE' or current_user in ('authenticated', 'service_role'));
  return null;
end;
$$;
create trigger queue_for_enrollments before update of status or delete on public.cohort_enrollments
for each statement execute function private.queue_for_enrollments();

-- A cascade meets rows in an order of its own. What people may be about to change or delete themselves is therefore
-- locked before anything that they would then wait for: cohorts by id, and posts before their replies.
create function private.lock_before_delete() returns trigger
language plpgsql security definer -- locks rows that the caller may not write
set search_path = '' as $$
begin
  -- After a rollback as the migration guide gives it there is nothing of this to lock.
  if to_regclass('public.forum_replies') is null then
    return old;
  elsif tg_table_schema = 'auth' then
    perform 1 from public.lesson_progress p where p.user_id = old.id order by p.id for update;
    perform 1 from public.lesson_discussions d where d.user_id = old.id order by d.id for update;
    perform 1 from public.course_forums f where f.user_id = old.id order by f.id for update;
    perform 1 from public.forum_replies r where r.user_id = old.id order by r.id for update;
  elsif tg_table_name = 'courses' then
    perform 1 from public.cohorts c where c.course_id = old.id order by c.id for update;
  elsif tg_table_name = 'lessons' then
    perform 1 from public.lesson_discussions d where d.lesson_id = old.id order by d.id for update;
  else
    perform 1 from public.lesson_discussions d where d.cohort_id = old.id order by d.id for update;
    perform 1 from public.course_forums f where f.cohort_id = old.id order by f.id for update;
    perform 1 from public.forum_replies r where r.forum_post_id in (
      select f.id from public.course_forums f where f.cohort_id = old.id) order by r.id for update;
  end if;
  return old;
end;
$$;
set lock_timeout = '100ms';
create trigger lock_before_delete before delete on auth.users
for each row execute function private.lock_before_delete();
create trigger lock_before_delete before delete on public.courses
for each row execute function private.lock_before_delete();
create trigger lock_before_delete before delete on public.lessons
for each row execute function private.lock_before_delete();
create trigger lock_before_delete before delete on public.cohorts
for each row execute function private.lock_before_delete();
reset lock_timeout;

comment on function private.queue_for_enrollments() is 'Trigger: makes statements that lock enrollments of many take turns.';
comment on function private.lock_before_delete() is 'Trigger: locks what a deletion will meet, in the one order, before its cascades do.';
