-- Whoever teaches can look up what a post said before it was changed. Who reads a post need not read its former words,
-- so they have a table of their own; they go when the post goes.
set lock_timeout = '100ms';
create table public.post_versions (
  id bigint generated always as identity primary key,
  discussion_id bigint references public.lesson_discussions (id) on delete cascade,
  topic_id bigint references public.course_forums (id) on delete cascade,
  reply_id bigint references public.forum_replies (id) on delete cascade,
  title text,
  content text not null,
  editor_id uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.clock(),
  constraint post_versions_of_one_post check (num_nonnulls(discussion_id, topic_id, reply_id) = 1)
);
reset lock_timeout;
create index post_versions_discussion on public.post_versions (discussion_id, id);
create index post_versions_topic on public.post_versions (topic_id, id);
create index post_versions_reply on public.post_versions (reply_id, id);
create index post_versions_editor on public.post_versions (editor_id);
comment on table public.post_versions is 'What posts said before their words were changed; created_at is when that was.';
comment on column public.post_versions.discussion_id is 'The post, if it stands under a lesson; else one of the next two names it.';
comment on column public.post_versions.title is 'A topic''s former title; posts and replies have none.';
comment on column public.post_versions.editor_id is 'Who changed the words; null for the service key and the owner.';

alter table public.post_versions enable row level security;
revoke all on public.post_versions from anon, authenticated;
grant all on public.post_versions to service_role;
grant select on public.post_versions to authenticated;

create policy "authors and those who teach read what a post said before" on public.post_versions
for select to authenticated using (private.may_look_back(discussion_id, topic_id, reply_id));

create function private.keep_former_words() returns trigger
language plpgsql security definer -- nobody else writes former words
set search_path = '' as $$
begin
  insert into public.post_versions (discussion_id, topic_id, reply_id, title, content, editor_id)
  values (
    case tg_table_name when 'lesson_discussions' then old.id end,
    case tg_table_name when 'course_forums' then old.id end,
    case tg_table_name when 'forum_replies' then old.id end,
    to_jsonb(old) ->> 'title', old.content, private.me());
  return null;
end;
$$;
comment on function private.keep_former_words() is 'Trigger: keeps the words that an update replaces.';
create trigger keep_former_words after update on public.lesson_discussions
for each row when (old.content is distinct from new.content) execute function private.keep_former_words();
create trigger keep_former_words after update on public.course_forums
for each row when ((old.title, old.content) is distinct from (new.title, new.content))
execute function private.keep_former_words();
create trigger keep_former_words after update on public.forum_replies
for each row when (old.content is distinct from new.content) execute function private.keep_former_words();
