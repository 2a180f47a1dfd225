-- The counters on an enrollment are recounted, never added to, so that repeated, undone and concurrent acts come out
-- exactly. Whoever changes what is counted locks the person's record first; so a new seat and a completion by the
-- same person wait for one another, and the one that comes second sees the first.
create function private.lock_people(people uuid[]) returns void
language plpgsql security definer -- locks rows that the caller may not write
set search_path = '' as $$
begin
  perform 1 from public.applications a where a.user_id = any (people) order by a.id for no key update;
  -- A person whose record is missing is locked together with all others who have none.
  if exists (select 1 from unnest(people) as p (id) where not exists (
    select 1 from public.applications a where a.user_id = p.id)) then
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('people without a record', 0));
  end if;
end;
$$;
comment on function private.lock_people(uuid[]) is 'Makes whoever counts for these people wait for one another.';

-- A generic plan, here and in what calls it: a session plans a recount once, and not at every act. By index and row by
-- row, always: a session may have planned while the seats were empty, or before there were statistics of them, and
-- somebody fills them by the hundred thousand. From a person's marks to their lessons: a course has more of those.
create function private.recount(people uuid[]) returns boolean
language plpgsql security definer -- writes columns that no client may write
set search_path = '' set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if cardinality(people) = 0 then
    return false;
  end if;
  perform private.lock_people(people);
  -- Whoever has no seat writes nothing here, so that those at their own pace wait for nobody who fills the table.
  if not exists (select 1 from public.cohort_enrollments e where e.user_id = any (people)) then
    return false;
  end if;
  perform private.lock_enrollments(alone => cardinality(people) > 1);
  perform 1 from public.cohort_enrollments e where e.user_id = any (people) order by e.id for no key update;
  update public.cohort_enrollments e
  set completed_lessons = n.lessons, discussion_posts = n.posts, forum_posts = n.topics
  from (
    select s.id,
      (select count(*) from public.lesson_progress p
       where p.user_id = s.user_id and p.completed and c.course_id = (
         select m.course_id from public.lessons l join public.modules m on m.id = l.module_id
         where l.id = p.lesson_id)) as lessons,
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
  return true;
end;
$$;
comment on function private.recount(uuid[]) is 'Brings the counters of these people''s enrollments up to date; whether any of them has one.';

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

comment on function private.count_new_seat() is
  'Trigger: counts what a person had done of the course before they took the seat.';
comment on function private.count_moved_seat() is
  'Trigger: counts anew when the owner moves an enrollment to another person or cohort.';
