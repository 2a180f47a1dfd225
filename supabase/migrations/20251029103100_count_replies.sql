-- A topic carries how often it was answered and when last, so that a page of topics is read from one index. Counted
-- anew, never added to (docs/decisions/004-counters-are-recounted.md); a hidden reply does not count.
create function private.recount_topics(topics bigint[]) returns void
language plpgsql security definer -- writes columns that no client may write
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  -- Locked before it is counted: of two who reply at once, the second sees the first.
  perform 1 from public.course_forums f where f.id = any (topics) order by f.id for no key update;
  update public.course_forums f
  set reply_count = n.replies, teacher_reply_count = n.by_teachers, last_activity_at = n.latest
  from (
    select t.id, c.replies, c.by_teachers, greatest(t.created_at, c.latest) as latest
    from public.course_forums t
    cross join lateral (
      select count(*)::int as replies, (count(*) filter (where r.is_teacher_response))::int as by_teachers,
        max(r.created_at) as latest
      from public.forum_replies r where r.forum_post_id = t.id and r.hidden_at is null) as c
    where t.id = any (topics)
  ) as n
  where n.id = f.id and (f.reply_count, f.teacher_reply_count, f.last_activity_at)
    is distinct from (n.replies, n.by_teachers, n.latest);
end;
$$;
comment on function private.recount_topics(bigint[]) is 'Brings the counters of these topics up to date.';

create function private.count_replies() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.recount_topics(array(select distinct o.forum_post_id from old_replies o));
  else
    perform private.recount_topics(array(select distinct n.forum_post_id from new_replies n));
  end if;
  return null;
end;
$$;
comment on function private.count_replies() is 'Trigger: counts anew when replies are written or deleted.';
-- Before count_posts in the order of names: the topic is locked before people are.
create trigger count_in_topic after insert on public.forum_replies
referencing new table as new_replies for each statement execute function private.count_replies();
create trigger count_deleted_in_topic after delete on public.forum_replies
referencing old table as old_replies for each statement execute function private.count_replies();

create function private.count_changed_reply() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  perform private.recount_topics(array[old.forum_post_id, new.forum_post_id]);
  return null;
end;
$$;
comment on function private.count_changed_reply() is
  'Trigger: counts anew when a reply is hidden or shown, or changed otherwise by the owner.';
create trigger count_changed_in_topic after update on public.forum_replies
for each row when (
  (old.forum_post_id, old.hidden_at is null, old.is_teacher_response, old.created_at)
    is distinct from (new.forum_post_id, new.hidden_at is null, new.is_teacher_response, new.created_at))
execute function private.count_changed_reply();

create function private.begin_topic() returns trigger
language plpgsql
set search_path = '' as $$
begin
  new.reply_count := 0;
  new.teacher_reply_count := 0;
  new.last_activity_at := new.created_at;
  return new;
end;
$$;
comment on function private.begin_topic() is 'Trigger: a topic that is opened has no replies, and was active when it was written.';
create trigger begin_topic before insert on public.course_forums
for each row execute function private.begin_topic();
