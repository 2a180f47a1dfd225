-- Posts count for the roster, and writing one is activity.
create function private.count_posts() returns trigger
language plpgsql security definer -- writes columns that no client may write
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if tg_op = 'DELETE' then
    perform private.recount(array(select distinct o.user_id from old_posts o where o.user_id is not null));
    return null;
  end if;
  perform private.recount(array(select distinct n.user_id from new_posts n where n.user_id is not null));
  -- What is put back was written then.
  if private.is_replaying() then
    return null;
  end if;
  -- Only now, with the person locked: the other way round two acts of one person wait for each other for ever.
  if tg_table_name = 'forum_replies' then
    update public.cohort_enrollments e set last_activity_at = greatest(e.last_activity_at, n.latest)
    from (
      select r.user_id, f.cohort_id, max(r.created_at) as latest
      from new_posts r join public.course_forums f on f.id = r.forum_post_id group by r.user_id, f.cohort_id
    ) as n
    where e.user_id = n.user_id and e.cohort_id = n.cohort_id;
  else
    update public.cohort_enrollments e set last_activity_at = greatest(e.last_activity_at, n.latest)
    from (select p.user_id, p.cohort_id, max(p.created_at) as latest from new_posts p group by p.user_id, p.cohort_id) as n
    where e.user_id = n.user_id and e.cohort_id = n.cohort_id;
  end if;
  return null;
end;
$$;

create trigger count_posts after insert on public.lesson_discussions
referencing new table as new_posts for each statement execute function private.count_posts();
create trigger count_deleted_posts after delete on public.lesson_discussions
referencing old table as old_posts for each statement execute function private.count_posts();

create trigger count_posts after insert on public.course_forums
referencing new table as new_posts for each statement execute function private.count_posts();
create trigger count_deleted_posts after delete on public.course_forums
referencing old table as old_posts for each statement execute function private.count_posts();

create trigger count_posts after insert on public.forum_replies
referencing new table as new_posts for each statement execute function private.count_posts();
create trigger count_deleted_posts after delete on public.forum_replies
referencing old table as old_posts for each statement execute function private.count_posts();

comment on function private.count_posts() is 'Trigger: keeps discussion_posts, forum_posts and last_activity_at.';

-- Only the database's owner gives a post to somebody else or moves it. A person who is deleted leaves theirs to
-- nobody, by a cascade, and has no counters any more.
create function private.count_moved_post() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  if tg_table_name = 'course_forums' then
    perform private.recount(array(
      select distinct p.id from (
        values (old.user_id), (new.user_id)
        union all select r.user_id from public.forum_replies r where r.forum_post_id = new.id) as p (id)
      where p.id is not null));
  else
    perform private.recount(array(select distinct p.id from (values (old.user_id), (new.user_id)) as p (id) where p.id is not null));
  end if;
  return null;
end;
$$;
create trigger count_moved_posts after update on public.lesson_discussions
for each row when (pg_trigger_depth() = 0 and (old.user_id, old.cohort_id) is distinct from (new.user_id, new.cohort_id))
execute function private.count_moved_post();
create trigger count_moved_posts after update on public.course_forums
for each row when (pg_trigger_depth() = 0 and (old.user_id, old.cohort_id) is distinct from (new.user_id, new.cohort_id))
execute function private.count_moved_post();
create trigger count_moved_posts after update on public.forum_replies
for each row when (pg_trigger_depth() = 0 and (old.user_id, old.forum_post_id) is distinct from (new.user_id, new.forum_post_id))
execute function private.count_moved_post();

comment on function private.count_moved_post() is 'Trigger: counts anew when the owner gives a post to somebody else or to another cohort.';
