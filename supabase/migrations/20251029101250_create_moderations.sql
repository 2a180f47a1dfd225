-- What those who teach did about a post, and why, is for its author and for them, so it has a table of its own.
set lock_timeout = '100ms';
create table public.moderations (
  id bigint generated always as identity primary key,
  discussion_id bigint references public.lesson_discussions (id) on delete cascade,
  topic_id bigint references public.course_forums (id) on delete cascade,
  reply_id bigint references public.forum_replies (id) on delete cascade,
  act text not null,
  reason text,
  moderator_id uuid references auth.users (id) on delete set null,
  moderator_role text not null,
  created_at timestamptz not null default private.clock(),
  constraint moderations_act_known
    check (act in ('hide', 'restore', 'pin', 'unpin', 'close', 'open', 'lose_parent')),
  constraint moderations_of_one_post check (num_nonnulls(discussion_id, topic_id, reply_id) = 1),
  constraint moderations_reason_length check (char_length(btrim(reason, E' \t\r\n')) between 1 and 500),
  constraint moderations_hiding_has_reason check (act <> 'hide' or reason is not null)
);
reset lock_timeout;
create index moderations_discussion on public.moderations (discussion_id, id);
create index moderations_topic on public.moderations (topic_id, id);
create index moderations_reply on public.moderations (reply_id, id);
create index moderations_moderator on public.moderations (moderator_id);
comment on table public.moderations is 'Each act on a post but a change of its words: hidden, restored, pinned, closed and so on.';
comment on column public.moderations.discussion_id is 'The post, if it stands under a lesson; else one of the next two names it.';
comment on column public.moderations.act is 'hide, restore, pin, unpin, close, open; lose_parent: the post that it answered was deleted.';
comment on column public.moderations.reason is 'Why it was hidden or closed; null: nobody said.';
comment on column public.moderations.moderator_role is 'As what somebody acted: teacher, admin, service_role; student only where a parent was deleted.';

alter table public.moderations enable row level security;
revoke all on public.moderations from anon, authenticated;
grant all on public.moderations to service_role;
grant select on public.moderations to authenticated;

-- Row security of the posts speaks first: a lesson's talk is closed while the lesson is.
create function private.may_look_back(discussion bigint, topic bigint, reply bigint) returns boolean
language plpgsql stable
set search_path = '' as $$
declare
  me uuid := private.me();
begin
  return exists (select from public.lesson_discussions d
      where d.id = discussion and (d.user_id = me or private.may_teach_cohort(d.cohort_id)))
    or exists (select from public.course_forums f
      where f.id = topic and (f.user_id = me or private.may_teach_cohort(f.cohort_id)))
    or exists (select from public.forum_replies r
      where r.id = reply and (r.user_id = me or private.may_teach_cohort(private.cohort_of_topic(r.forum_post_id))));
end;
$$;
comment on function private.may_look_back(bigint, bigint, bigint) is
  'Whether what happened to a post (of a lesson, a topic or a reply: one of them) is for the caller: its author, or one who teaches.';
grant execute on function private.may_look_back(bigint, bigint, bigint) to authenticated;

create policy "authors and those who teach read what was done to a post" on public.moderations
for select to authenticated using (private.may_look_back(discussion_id, topic_id, reply_id));
