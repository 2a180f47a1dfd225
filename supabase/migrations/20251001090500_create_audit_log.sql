-- Every act of a teacher or an admin leaves a row: who, what, on what, when, before and after. The database writes
-- it, so no door can forget to; nobody can change it afterwards.
create table public.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default private.clock(),
  -- No foreign key: the log outlives the person and the thing.
  actor_id uuid,
  actor_role text not null,
  act text not null,
  subject text not null,
  subject_id text,
  before jsonb,
  after jsonb,
  reason text,
  constraint audit_log_reason_length check (char_length(reason) between 1 and 500)
);
create index audit_log_subject on public.audit_log (subject, subject_id, id);
create index audit_log_actor on public.audit_log (actor_id, id);
comment on table public.audit_log is 'Acts of teachers, admins and of software with the service key, and suspicious sign-ins. Append-only.';
comment on column public.audit_log.act is 'insert, update, delete, or the name of a door.';
comment on column public.audit_log.subject is 'The table acted upon; subject_id is its row''s id.';

alter table public.audit_log enable row level security;
revoke all on public.audit_log from anon, authenticated, service_role;
grant select on public.audit_log to authenticated, service_role;
create policy "admins read the log" on public.audit_log
for select to authenticated using ((select private.is_admin()));

create function private.refuse_change() returns trigger
language plpgsql
set search_path = '' as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'C4070';
end;
$$;
create trigger keep_audit_log before update or delete or truncate on public.audit_log
for each statement execute function private.refuse_change();

-- The log is for good. An invitation's address and name are to go with their person, and what people wrote with the
-- course that it hangs on; what a post said before stands in post_versions, as long as the post does.
create function private.without_person(subject text, record jsonb) returns jsonb
language sql immutable
set search_path = '' as $$
  select case
    when subject = 'invitations' then record - '{email,name}'::text[]
    when subject in ('lesson_discussions', 'course_forums', 'forum_replies') then record - '{title,content}'::text[]
    else record end;
$$;
comment on function private.without_person(text, jsonb) is
  'A record as the log keeps it: an invitation by its number alone, a post without its words.';

create function private.log_act(act text, subject text, subject_id text, before jsonb, after jsonb) returns void
language sql security definer -- nobody else may write the log
set search_path = '' as $$
  insert into public.audit_log (actor_id, actor_role, act, subject, subject_id, before, after, reason)
  values (
    private.me(), case private.caller() when 'authenticated' then coalesce(private.my_role(), 'student') else private.caller() end,
    log_act.act, log_act.subject, log_act.subject_id,
    private.without_person(log_act.subject, log_act.before), private.without_person(log_act.subject, log_act.after),
    nullif(current_setting('campus.reason', true), ''));
$$;

-- Triggers write the log, and have no arguments: a door that was given a reason says it around its statement.
create function private.give_reason(reason text) returns void
language sql
set search_path = '' as $$
  select pg_catalog.set_config('campus.reason', coalesce(btrim(reason), ''), true);
$$;
comment on function private.give_reason(text) is
  'Why the next acts of this transaction are done, for the log; null: not said, or not said any more.';

-- An update keeps the columns that changed; insert and delete keep the row. What a person does with a row of their
-- own (user_id) is their life, not an act of office; neither is what happens without a token, except to roles.
create function private.log_row() returns trigger
language plpgsql security definer -- nobody else may write the log
set search_path = '' as $$
declare
  -- A picture's bytes are no words for a log.
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - 'bytes' end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - 'bytes' end;
  owner_id text := coalesce(new_row, old_row) ->> 'user_id';
  before jsonb := old_row;
  after jsonb := new_row;
begin
  if private.caller() = 'owner' and tg_table_name <> 'applications' then
    return null;
  end if;
  if private.caller() = 'authenticated'
     and (owner_id = private.me()::text or coalesce(private.my_role(), 'student') = 'student') then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key) into before, after
    from jsonb_each(old_row) as o
    where o.value is distinct from new_row -> o.key and o.key <> 'updated_at';
    if before is null then
      return null;
    end if;
  end if;
  perform private.log_act(lower(tg_op), tg_table_name, coalesce(new_row, old_row) ->> 'id', before, after);
  return null;
end;
$$;

create trigger log_acts after insert or update or delete on public.courses
for each row execute function private.log_row();
create trigger log_acts after insert or update or delete on public.modules
for each row execute function private.log_row();
create trigger log_acts after insert or update or delete on public.lessons
for each row execute function private.log_row();
create trigger log_acts after insert or delete on public.enrollments
for each row execute function private.log_row();
create trigger log_acts after update of role, status, suspended_at on public.applications
for each row execute function private.log_row();

comment on column public.audit_log.at is 'When it was done.';
comment on column public.audit_log.actor_id is
  'Who did it; null for the service key and for the database''s owner. Not a reference: the log outlives people.';
comment on column public.audit_log.actor_role is
  'What they were then: student, teacher or admin; anon, service_role or owner.';
comment on column public.audit_log.before is
  'The row before a deletion, or the changed columns before an update; null for an insert.';
comment on column public.audit_log.after is
  'The row after an insert, or the changed columns after an update; null for a deletion.';
comment on column public.audit_log.reason is 'Why, in the words of whoever did it; null: not said.';
comment on function private.refuse_change() is 'Trigger: raises C4070; rows of this table are never changed.';
comment on function private.log_act(text, text, text, jsonb, jsonb) is
  'Writes a row of the log, in the caller''s name.';
comment on function private.log_row() is
  'Trigger: logs what teachers, admins and the service key do to a row; not what people do with their own.';
