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
create trigger mark_teacher before insert on public.course_forums
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
  -- What was judged stays as it was judged, until it is shown again.
  if new.content is distinct from old.content and old.hidden_at is not null then
    raise exception 'a hidden post keeps its words' using errcode = 'C4095';
  end if;
  if new.is_pinned is distinct from old.is_pinned and not private.may_teach_cohort(old.cohort_id) then
    raise exception 'only those who teach the cohort pin' using errcode = 'C4030';
  end if;
  return new;
end;
$$;
comment on function private.keep_post() is
  'Trigger: lets only the author change the words, nobody those of a hidden post, and only those who teach pin.';
create trigger keep_post before update of content, is_pinned on public.lesson_discussions
for each row execute function private.keep_post();
create trigger keep_post before update of content, is_pinned on public.course_forums
for each row execute function private.keep_post();

create function private.keep_topic() returns trigger
language plpgsql
set search_path = '' as $$
begin
  if not new.is_locked then
    new.closing_reason := null;
  end if;
  if private.caller() <> 'authenticated' then
    return new;
  end if;
  if new.title is distinct from old.title and old.user_id is distinct from private.me() then
    raise exception 'only its author changes a topic' using errcode = 'C4030';
  end if;
  if new.title is distinct from old.title and old.hidden_at is not null then
    raise exception 'a hidden topic keeps its title' using errcode = 'C4095';
  end if;
  if (new.is_locked, new.closing_reason) is distinct from (old.is_locked, old.closing_reason)
     and not private.may_teach_cohort(old.cohort_id) then
    raise exception 'only those who teach the cohort close a topic' using errcode = 'C4030';
  end if;
  return new;
end;
$$;
comment on function private.keep_topic() is
  'Trigger: lets only the author change a topic''s title, and only those who teach close it; an open topic has no reason for closing.';
create trigger keep_topic before update on public.course_forums
for each row execute function private.keep_topic();

-- Row security would refuse as well, without saying why.
create function private.keep_reply() returns trigger
language plpgsql security definer -- a topic that is hidden is closed, too, and not there for its readers
set search_path = '' as $$
begin
  if private.caller() = 'authenticated' and exists (
    select 1 from public.course_forums f
    where f.id = new.forum_post_id and (f.is_locked or f.hidden_at is not null)
      and f.cohort_id in (select private.my_talking_cohort_ids()) and not private.may_teach_cohort(f.cohort_id)
  ) then
    raise exception 'the topic is closed' using errcode = 'C4022';
  end if;
  return new;
end;
$$;
comment on function private.keep_reply() is 'Trigger: tells students of the cohort that a topic is closed or hidden (C4022).';
create trigger keep_reply before insert on public.forum_replies
for each row execute function private.keep_reply();

-- "Edited" means the words: a pin or a hiding does not touch updated_at.
create trigger update_lesson_discussions_updated_at before update on public.lesson_discussions
for each row when (old.content is distinct from new.content) execute function private.touch_updated_at();
create trigger update_course_forums_updated_at before update on public.course_forums
for each row when ((old.title, old.content) is distinct from (new.title, new.content))
execute function private.touch_updated_at();
create trigger update_forum_replies_updated_at before update on public.forum_replies
for each row when (old.content is distinct from new.content) execute function private.touch_updated_at();

-- The columns that people write: what triggers count, and what a person who goes lets go of, is nobody's act.
create trigger log_acts after update of content, is_pinned, parent_id, hidden_at or delete
on public.lesson_discussions for each row execute function private.log_row();
create trigger log_acts after update of title, content, is_pinned, is_locked, closing_reason, hidden_at or delete
on public.course_forums for each row execute function private.log_row();
create trigger log_acts after update of content, hidden_at or delete on public.forum_replies
for each row execute function private.log_row();
create trigger log_acts after insert on public.moderations -- the reason, and acts on one's own posts
for each row execute function private.log_row();
