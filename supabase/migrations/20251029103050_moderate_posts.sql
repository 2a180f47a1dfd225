-- What those who teach do about a post. Hiding keeps it in its place and destroys nothing; who hides says why.
create function private.note_act(kind text, post bigint, act text, reason text) returns void
language sql security definer -- no client may write moderations
set search_path = '' as $$
  insert into public.moderations (discussion_id, topic_id, reply_id, act, reason, moderator_id, moderator_role)
  values (
    case kind when 'post' then post end, case kind when 'topic' then post end, case kind when 'reply' then post end,
    note_act.act, nullif(btrim(note_act.reason, E' \t\r\n'), ''), private.me(),
    case private.caller() when 'authenticated' then coalesce(private.my_role(), 'student') else private.caller() end);
$$;
comment on function private.note_act(text, bigint, text, text) is
  'Writes a row of moderations in the caller''s name. kind: post (of a lesson), topic or reply.';

create function private.moderate(kind text, post bigint, act text, reason text) returns void
language plpgsql security definer -- no client may write hidden_at or moderations
set search_path = '' as $$
declare
  cohort bigint;
  hidden timestamptz;
begin
  perform private.lock_campus();
  case kind
    when 'post' then
      select d.cohort_id, d.hidden_at into cohort, hidden
      from public.lesson_discussions d where d.id = post for no key update;
    when 'topic' then
      select f.cohort_id, f.hidden_at into cohort, hidden
      from public.course_forums f where f.id = post for no key update;
    when 'reply' then
      select private.cohort_of_topic(r.forum_post_id), r.hidden_at into cohort, hidden
      from public.forum_replies r where r.id = post for no key update;
    else null;
  end case;
  if cohort is null or not private.may_teach_cohort(cohort) then
    raise exception 'no such post' using errcode = 'C4004';
  end if;
  if (hidden is null) <> (act = 'hide') then
    return; -- already as wished
  end if;
  perform private.note_act(kind, post, act, reason);
  hidden := case when act = 'hide' then private.clock() end;
  case kind
    when 'post' then update public.lesson_discussions d set hidden_at = hidden where d.id = post;
    when 'topic' then update public.course_forums f set hidden_at = hidden where f.id = post;
    else update public.forum_replies r set hidden_at = hidden where r.id = post;
  end case;
end;
$$;
comment on function private.moderate(text, bigint, text, text) is 'Body of public.hide_post() and public.restore_post().';
grant execute on function private.moderate(text, bigint, text, text) to authenticated;

create function public.hide_post(post_id bigint, reason text, kind text default 'post') returns void
language sql set search_path = '' as $$ select private.moderate(kind, post_id, 'hide', reason); $$;
comment on function public.hide_post(bigint, text, text) is
  'Hides a post of a lesson, or (kind) a topic or a reply, from the cohort''s students, with a reason of 1–500 characters. For those who teach the cohort; C4004, 23514.';
create function public.restore_post(post_id bigint, kind text default 'post') returns void
language sql set search_path = '' as $$ select private.moderate(kind, post_id, 'restore', null); $$;
comment on function public.restore_post(bigint, text) is
  'Shows a hidden post of a lesson, or (kind) a topic or a reply, again. For those who teach the cohort; C4004.';
revoke execute on function public.hide_post(bigint, text, text), public.restore_post(bigint, text) from public, anon;
grant execute on function public.hide_post(bigint, text, text), public.restore_post(bigint, text) to authenticated;

-- Pinning and closing are plain updates. What the owner of the database does is nobody's act, here as in the log.
create function private.note_standing() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
declare
  kind text := case tg_table_name when 'course_forums' then 'topic' else 'post' end;
begin
  if private.caller() = 'owner' then
    return null;
  end if;
  if new.is_pinned <> old.is_pinned then
    perform private.note_act(kind, new.id, case when new.is_pinned then 'pin' else 'unpin' end, null);
  end if;
  if kind = 'topic' then
    if (new.is_locked, new.closing_reason) is distinct from (old.is_locked, old.closing_reason) then
      perform private.note_act(kind, new.id, case when new.is_locked then 'close' else 'open' end, new.closing_reason);
    end if;
  elsif old.parent_id is not null and new.parent_id is null then
    perform private.note_act(kind, new.id, 'lose_parent', null);
  end if;
  return null;
end;
$$;
comment on function private.note_standing() is
  'Trigger: notes who pinned, unpinned, closed and opened, and that what a post answered was deleted.';
create trigger note_standing after update of is_pinned, parent_id on public.lesson_discussions
for each row execute function private.note_standing();
create trigger note_standing after update of is_pinned, is_locked, closing_reason on public.course_forums
for each row execute function private.note_standing();
