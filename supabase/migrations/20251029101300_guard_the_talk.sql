-- Whose answer counts as a teacher's, and who may change what of a post, is for the database to say.
create function private.teaches(person uuid, cohort bigint) returns boolean
language sql stable security definer -- asks about the author, for a badge that everybody sees
set search_path = '' as $$
  select exists (
    select 1 from public.cohorts c
    join public.courses k on k.id = c.course_id and k.created_by = teaches.person
    join public.applications a on a.user_id = teaches.person and a.status = 'approved' and a.role in ('teacher', 'admin')
    where c.id = teaches.cohort);
$$;
comment on function private.teaches(uuid, bigint) is
  'Whether a person teaches a cohort''s course, for the badge on their posts.';

create function private.mark_teacher() returns trigger
language plpgsql security definer -- asks about rows that the author need not read
set search_path = '' as $$
declare
  teaching boolean;
begin
  -- Who taught then is what counts, not who teaches now.
  if private.is_replaying() then
    return new;
  end if;
  if tg_table_name = 'forum_replies' then
    teaching := private.teaches(new.user_id, (select f.cohort_id from public.course_forums f where f.id = new.forum_post_id));
  else
    teaching := private.teaches(new.user_id, new.cohort_id);
  end if;
  -- Owner-level SQL, such as a restore, may bring the word along.
  new.is_teacher_response := teaching or (private.caller() = 'owner' and new.is_teacher_response);
  return new;
end;
$$;
comment on function private.mark_teacher() is 'Trigger: says of a new post whether its author teaches the cohort.';
create trigger mark_teacher before insert on public.lesson_discussions
for each row execute function private.mark_teacher();
create trigger mark_teacher before insert on public.forum_replies
for each row execute function private.mark_teacher();

-- Column grants cannot tell the author's columns from the teacher's, since both are `authenticated`.
create function private.keep_post() returns trigger
language plpgsql
set search_path = '' as $$
begin
  if private.caller() <> 'authenticated' then
    return new;
  end if;
  if new.content is distinct from old.content and old.user_id is distinct from private.me() then
    raise exception 'only its author changes a post' using errcode = 'C4030';
  end if;
  if new.is_pinned is distinct from old.is_pinned and not private.may_teach_cohort(old.cohort_id) then
    raise exception 'only those who teach the cohort pin' using errcode = 'C4030';
  end if;
  return new;
end;
$$;
comment on function private.keep_post() is
  'Trigger: lets only the author change the words, and only those who teach pin.';
create trigger keep_post before update on public.lesson_discussions
for each row execute function private.keep_post();
create trigger keep_post before update on public.course_forums
for each row execute function private.keep_post();

create function private.keep_topic() returns trigger
language plpgsql
set search_path = '' as $$
begin
  if private.caller() <> 'authenticated' then
    return new;
  end if;
  if new.title is distinct from old.title and old.user_id is distinct from private.me() then
    raise exception 'only its author changes a topic' using errcode = 'C4030';
  end if;
  if new.is_locked is distinct from old.is_locked and not private.may_teach_cohort(old.cohort_id) then
    raise exception 'only those who teach the cohort close a topic' using errcode = 'C4030';
  end if;
  return new;
end;
$$;
comment on function private.keep_topic() is
  'Trigger: lets only the author change a topic''s title, and only those who teach close it.';
create trigger keep_topic before update on public.course_forums
for each row execute function private.keep_topic();

-- "Edited" means the words: a pin or a hiding does not touch updated_at.
create trigger update_lesson_discussions_updated_at before update on public.lesson_discussions
for each row when (old.content is distinct from new.content) execute function private.touch_updated_at();
create trigger update_course_forums_updated_at before update on public.course_forums
for each row when ((old.title, old.content) is distinct from (new.title, new.content))
execute function private.touch_updated_at();
create trigger update_forum_replies_updated_at before update on public.forum_replies
for each row when (old.content is distinct from new.content) execute function private.touch_updated_at();

create trigger log_acts after update or delete on public.lesson_discussions
for each row execute function private.log_row();
create trigger log_acts after update or delete on public.course_forums
for each row execute function private.log_row();
create trigger log_acts after insert on public.moderations -- the reason
for each row execute function private.log_row();
create trigger log_acts after delete on public.forum_replies
for each row execute function private.log_row();

-- Hiding keeps the post in its place and destroys nothing; who hides says why.
create function private.moderate(post bigint, act text, reason text) returns void
language plpgsql security definer -- no client may write hidden_at or moderations
set search_path = '' as $$
declare
  found_post public.lesson_discussions;
begin
  select d.* into found_post from public.lesson_discussions d where d.id = moderate.post for no key update;
  if found_post.id is null or not private.may_teach_cohort(found_post.cohort_id) then
    raise exception 'no such post' using errcode = 'C4004';
  end if;
  if (found_post.hidden_at is null) <> (act = 'hide') then
    return; -- already as wished
  end if;
  insert into public.moderations (discussion_id, act, reason, moderator_id, moderator_role)
  values (moderate.post, moderate.act, btrim(moderate.reason), private.me(), private.my_role());
  update public.lesson_discussions d set hidden_at = case when act = 'hide' then private.clock() end
  where d.id = moderate.post;
end;
$$;
comment on function private.moderate(bigint, text, text) is 'Body of public.hide_post() and public.restore_post().';
grant execute on function private.moderate(bigint, text, text) to authenticated;

create function public.hide_post(post_id bigint, reason text) returns void
language sql set search_path = '' as $$ select private.moderate(post_id, 'hide', reason); $$;
comment on function public.hide_post(bigint, text) is
  'Hides a post from the cohort''s students, with a reason of 1–500 characters. For those who teach the cohort; C4004, 23514.';
create function public.restore_post(post_id bigint) returns void
language sql set search_path = '' as $$ select private.moderate(post_id, 'restore', null); $$;
comment on function public.restore_post(bigint) is 'Shows a hidden post again. For those who teach the cohort; C4004.';
revoke execute on function public.hide_post(bigint, text), public.restore_post(bigint) from public, anon;
grant execute on function public.hide_post(bigint, text), public.restore_post(bigint) to authenticated;
