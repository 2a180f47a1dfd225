-- The counters on an enrollment are recounted, never added to, so that repeated, undone and concurrent acts come out
-- exactly. Whoever changes what is counted locks the person's record first; so a new seat and a completion by the
-- same person wait for one another, and the one that comes second sees the first.
create function private.lock_people(people uuid[]) returns void
language sql security definer -- locks rows that the caller may not write
set search_path = '' as $$
  select 1 from public.applications a where a.user_id = any (people) order by a.id for no key update;
$$;

create function private.recount(people uuid[]) returns void
language plpgsql security definer -- writes columns that no client may write
set search_path = '' as $$
begin
  perform private.lock_people(people);
  perform 1 from public.cohort_enrollments e where e.user_id = any (people) order by e.id for no key update;
  update public.cohort_enrollments e
  set completed_lessons = n.lessons, discussion_posts = n.posts, forum_posts = n.topics
  from (
    select s.id,
      (select count(*) from public.lesson_progress p
       join public.lessons l on l.id = p.lesson_id
       join public.modules m on m.id = l.module_id
       where p.user_id = s.user_id and p.completed and m.course_id = c.course_id) as lessons,
      (select count(*) from public.lesson_discussions d
       where d.user_id = s.user_id and d.cohort_id = s.cohort_id) as posts,
      (select count(*) from public.course_forums f where f.user_id = s.user_id and f.cohort_id = s.cohort_id)
      + (select count(*) from public.forum_replies r join public.course_forums f on f.id = r.forum_post_id
         where r.user_id = s.user_id and f.cohort_id = s.cohort_id) as topics
    from public.cohort_enrollments s join public.cohorts c on c.id = s.cohort_id
    where s.user_id = any (people)
  ) as n
  where n.id = e.id
    and (e.completed_lessons, e.discussion_posts, e.forum_posts) is distinct from (n.lessons::int, n.posts::int, n.topics::int);
end;
$$;
comment on function private.recount(uuid[]) is 'Brings the counters of these people''s enrollments up to date.';

create function private.count_new_seat() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  perform private.recount(array(select distinct n.user_id from new_seats n));
  return null;
end;
$$;
create trigger count_new_seat after insert on public.cohort_enrollments
referencing new table as new_seats for each statement execute function private.count_new_seat();

create function private.count_moved_seat() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  perform private.recount(array[new.user_id]);
  return null;
end;
$$;
-- Only the database's owner moves one.
create trigger count_moved_seat after update of cohort_id, user_id on public.cohort_enrollments
for each row when ((old.cohort_id, old.user_id) is distinct from (new.cohort_id, new.user_id))
execute function private.count_moved_seat();

create function private.note_progress(people uuid[]) returns void
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  perform private.recount(people);
  -- The latest of the person's own marks; a backfill that only links rows to cohorts moves nothing here.
  update public.cohort_enrollments e set last_activity_at = n.latest
  from (
    select s.id, max(p.last_accessed) as latest
    from public.cohort_enrollments s
    join public.cohorts c on c.id = s.cohort_id
    join public.modules m on m.course_id = c.course_id
    join public.lessons l on l.module_id = m.id
    join public.lesson_progress p on p.lesson_id = l.id and p.user_id = s.user_id
    where s.user_id = any (people)
    group by s.id
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
set search_path = '' as $$
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

comment on function private.lock_people(uuid[]) is
  'Locks the records of these people, in one order, until the transaction ends.';
comment on function private.count_new_seat() is
  'Trigger: counts what a person had done of the course before they took the seat.';
comment on function private.count_moved_seat() is
  'Trigger: counts anew when the owner moves an enrollment to another person or cohort.';
comment on function private.note_progress(uuid[]) is
  'Recounts, and brings last_activity_at up to these people''s latest marks.';
comment on function private.count_changed_progress() is 'Trigger: counts anew when progress is changed or deleted.';
comment on function private.count_moved_lessons() is
  'Trigger: counts anew for those who completed a lesson that moved to another course.';
