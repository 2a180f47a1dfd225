-- Posts count for the roster, and writing one is activity.
create function private.count_posts() returns trigger
language plpgsql security definer -- writes columns that no client may write
set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.recount(array(select distinct o.user_id from old_posts o where o.user_id is not null));
    return null;
  end if;
  perform private.recount(array(select distinct n.user_id from new_posts n where n.user_id is not null));
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
