-- Posts count for the roster, and writing one is activity.
create function private.count_posts() returns trigger
language plpgsql security definer -- writes columns that no client may write
set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.recount(array(select distinct o.user_id from old_posts o where o.user_id is not null));
  else
    perform private.recount(array(select distinct n.user_id from new_posts n where n.user_id is not null));
  end if;
  return null;
end;
$$;

create function private.note_discussion() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  update public.cohort_enrollments e set last_activity_at = greatest(e.last_activity_at, new.created_at)
  where e.user_id = new.user_id and e.cohort_id = new.cohort_id;
  return null;
end;
$$;

create function private.note_forum_reply() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  update public.cohort_enrollments e set last_activity_at = greatest(e.last_activity_at, new.created_at)
  from public.course_forums f
  where f.id = new.forum_post_id and e.user_id = new.user_id and e.cohort_id = f.cohort_id;
  return null;
end;
$$;

create trigger count_posts after insert on public.lesson_discussions
referencing new table as new_posts for each statement execute function private.count_posts();
create trigger count_deleted_posts after delete on public.lesson_discussions
referencing old table as old_posts for each statement execute function private.count_posts();
create trigger note_activity after insert on public.lesson_discussions
for each row execute function private.note_discussion();

create trigger count_posts after insert on public.course_forums
referencing new table as new_posts for each statement execute function private.count_posts();
create trigger count_deleted_posts after delete on public.course_forums
referencing old table as old_posts for each statement execute function private.count_posts();
create trigger note_activity after insert on public.course_forums
for each row execute function private.note_discussion();

create trigger count_posts after insert on public.forum_replies
referencing new table as new_posts for each statement execute function private.count_posts();
create trigger count_deleted_posts after delete on public.forum_replies
referencing old table as old_posts for each statement execute function private.count_posts();
create trigger note_activity after insert on public.forum_replies
for each row execute function private.note_forum_reply();
