-- Deciding applications, one or a whole page of the queue at once, and taking back what was decided.
create function private.decide_applications(people uuid[], decision text, reason text default null) returns int
language plpgsql security definer -- no client may write status
set search_path = '' as $$
declare
  decided int;
begin
  perform private.lock_standing(people);
  perform private.give_reason(decide_applications.reason);
  update public.applications a set status = decision where a.user_id = any (people) and a.status <> decision;
  get diagnostics decided = row_count;
  perform private.give_reason(null);
  return decided;
end;
$$;

-- Puts back what an act on somebody's role or application changed, unless it has been changed again since.
create function private.undo_act(act bigint) returns void
language plpgsql security definer -- as above
set search_path = '' as $$
declare
  entry public.audit_log;
  person uuid;
begin
  perform private.require_admin();
  select l.* into entry from public.audit_log l
  where l.id = undo_act.act and l.subject = 'applications' and l.act = 'update' and l.before ?| array['role', 'status'];
  select a.user_id into person from public.applications a where a.id = entry.subject_id::uuid;
  if person is null then
    raise exception 'no such act' using errcode = 'C4004';
  end if;
  perform private.lock_standing(array[person]);
  update public.applications a
  set role = coalesce(entry.before ->> 'role', a.role), status = coalesce(entry.before ->> 'status', a.status)
  where a.user_id = person and to_jsonb(a) @> entry.after;
  if not found then
    raise exception 'this was changed again since' using errcode = 'C4074';
  end if;
end;
$$;
grant execute on function private.decide_applications(uuid[], text, text), private.undo_act(bigint) to authenticated;

create function public.approve_applications(people uuid[]) returns int
language sql set search_path = '' as $$ select private.decide_applications(people, 'approved'); $$;
comment on function public.approve_applications(uuid[]) is
  'Approves these people, all or nobody, and returns how many were not approved before; a role that they hold counts from then on. For admins; C4030, C4035 oneself, C4004.';
create function public.reject_applications(people uuid[], reason text default null) returns int
language sql set search_path = '' as $$ select private.decide_applications(people, 'rejected', reason); $$;
comment on function public.reject_applications(uuid[], text) is
  'Turns these people down, all or nobody: they take no new seat, and no role of theirs counts. For admins; C4030, C4035, C4004, C4032.';
create function public.reopen_applications(people uuid[]) returns int
language sql set search_path = '' as $$ select private.decide_applications(people, 'pending'); $$;
comment on function public.reopen_applications(uuid[]) is
  'Takes back what was decided about these people. For admins; C4030, C4035, C4004, C4032.';
create function public.undo_act(act bigint) returns void
language sql set search_path = '' as $$ select private.undo_act(act); $$;
comment on function public.undo_act(bigint) is
  'Takes back an act of the log on somebody''s role or application. For admins; C4030, C4035, C4004, C4032, C4074 changed again since.';

revoke execute on function public.approve_applications(uuid[]), public.reject_applications(uuid[], text),
  public.reopen_applications(uuid[]), public.undo_act(bigint) from public, anon;
grant execute on function public.approve_applications(uuid[]), public.reject_applications(uuid[], text),
  public.reopen_applications(uuid[]), public.undo_act(bigint) to authenticated;

comment on function private.decide_applications(uuid[], text, text) is
  'Body of public.approve_applications, reject_applications and reopen_applications.';
comment on function private.undo_act(bigint) is 'Body of public.undo_act.';
