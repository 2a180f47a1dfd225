-- What students complete counts for the roster, and is activity.
create function private.note_progress(people uuid[]) returns void
language plpgsql security definer -- writes columns that no client may write
set search_path = '' set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if not private.recount(people) then
    return;
  end if;
  -- What is put back was done then, and the enrollments remember when.
  if private.is_replaying() then
    return;
  end if;
  -- The latest of the person's own marks; a backfill that only links rows to cohorts moves nothing here.
  update public.cohort_enrollments e set last_activity_at = n.latest
  from (
    select s.id,
      (select max(p.last_accessed) from public.lesson_progress p
       where p.user_id = s.user_id and c.course_id = (
         select m.course_id from public.lessons l join public.modules m on m.id = l.module_id
         where l.id = p.lesson_id)) as latest
    from public.cohort_enrollments s join public.cohorts c on c.id = s.cohort_id
    where s.user_id = any (people)
  ) as n
  where n.id = e.id and n.latest > coalesce(e.last_activity_at, '-infinity');
end;
$$;

create function public.increment_completed_lessons() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  perform private.note_progress(array(select distinct n.user_id from new_progress n));
  return null;
end;
$$;
comment on function public.increment_completed_lessons() is 'Trigger: keeps completed_lessons and last_activity_at.';
revoke execute on function public.increment_completed_lessons() from public, anon, authenticated;

create function private.count_changed_progress() returns trigger
language plpgsql security definer -- as above
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  -- After a rollback as the migration guide gives it there is nothing to count for.
  if to_regclass('public.cohort_enrollments') is null then
    return null;
  elsif tg_op = 'DELETE' then
    perform private.recount(array(select distinct o.user_id from old_progress o));
  else
    perform private.note_progress(array(
      select distinct person.id from new_progress n join old_progress o on o.id = n.id
      cross join lateral (values (n.user_id), (o.user_id)) as person (id)
      where (n.user_id, n.lesson_id, n.completed, n.last_accessed) is distinct from
        (o.user_id, o.lesson_id, o.completed, o.last_accessed)));
  end if;
  return null;
end;
$$;

create function private.count_moved_lessons() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  if to_regclass('public.cohort_enrollments') is not null then
    perform private.recount(array(
      select distinct p.user_id from public.lesson_progress p
      join public.lessons l on l.id = p.lesson_id
      where p.completed and (
        (tg_table_name = 'lessons' and l.id = new.id) or (tg_table_name = 'modules' and l.module_id = new.id))));
  end if;
  return null;
end;
$$;

set lock_timeout = '100ms';
create trigger count_moved_modules after update of course_id on public.modules
for each row when (old.course_id <> new.course_id) execute function private.count_moved_lessons();
create trigger count_moved_lessons after update of module_id on public.lessons
for each row when (old.module_id <> new.module_id) execute function private.count_moved_lessons();
-- The table that students write comes last, so that it is held for no longer than this takes.
create trigger auto_increment_completed_lessons after insert on public.lesson_progress
referencing new table as new_progress for each statement execute function public.increment_completed_lessons();
create trigger count_changed_progress after update on public.lesson_progress
referencing old table as old_progress new table as new_progress
for each statement execute function private.count_changed_progress();
create trigger count_deleted_progress after delete on public.lesson_progress
referencing old table as old_progress for each statement execute function private.count_changed_progress();
reset lock_timeout;

comment on function private.note_progress(uuid[]) is
  'Recounts, and brings last_activity_at up to these people''s latest marks.';
comment on function private.count_changed_progress() is 'Trigger: counts anew when progress is changed or deleted.';
comment on function private.count_moved_lessons() is
  'Trigger: counts anew for those who completed a lesson that moved to another course.';
