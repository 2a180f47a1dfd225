-- Keeping somebody out, and letting them in again. From the same moment private.me() knows them no more; the seat, the
-- progress and the posts stay what they are.

-- A hosted Supabase lets the database's owner delete sessions, too; their refresh tokens go with them.
create function private.end_sessions(sessions uuid[]) returns int
language plpgsql
set search_path = '' as $$
declare
  ended int;
begin
  -- A token first, as Auth locks them when it refreshes one.
  perform 1 from auth.refresh_tokens t where t.session_id = any (sessions) order by t.id for update;
  delete from auth.sessions s where s.id = any (sessions);
  get diagnostics ended = row_count;
  return ended;
end;
$$;
comment on function private.end_sessions(uuid[]) is 'Ends these sessions of Auth''s, and says how many there were.';

create function private.end_sessions_of(person uuid) returns void
language plpgsql
set search_path = '' as $$
begin
  if to_regclass('auth.sessions') is not null then
    perform private.end_sessions(array(select s.id from auth.sessions s where s.user_id = person));
  end if;
end;
$$;
comment on function private.end_sessions_of(uuid) is 'Signs somebody out everywhere.';

create function private.suspend(person uuid, reason text) returns void
language plpgsql security definer -- no client may write standing, or end somebody's sessions
set search_path = '' as $$
begin
  perform private.lock_standing(array[person]);
  insert into public.suspensions (user_id, reason, suspended_by)
  values (person, btrim(suspend.reason), private.me())
  on conflict (user_id) where restored_at is null do nothing;
  if not found then
    return; -- already as wished
  end if;
  perform private.give_reason(suspend.reason);
  update public.applications a set suspended_at = private.clock() where a.user_id = person;
  perform private.give_reason(null);
  perform private.end_sessions_of(person);
end;
$$;

create function private.restore(person uuid) returns void
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  perform private.lock_standing(array[person]);
  update public.suspensions s set restored_at = private.clock(), restored_by = private.me()
  where s.user_id = person and s.restored_at is null;
  update public.applications a set suspended_at = null where a.user_id = person and a.suspended_at is not null;
end;
$$;
grant execute on function private.suspend(uuid, text), private.restore(uuid) to authenticated;

create function public.suspend(person uuid, reason text) returns void
language sql set search_path = '' as $$ select private.suspend(person, reason); $$;
comment on function public.suspend(uuid, text) is
  'Keeps a person out at once and ends their sessions; what they have stays. Auth is told apart. For admins; C4030, C4035 oneself, C4004, C4032.';
create function public.restore(person uuid) returns void
language sql set search_path = '' as $$ select private.restore(person); $$;
comment on function public.restore(uuid) is 'Lets a suspended person in again. For admins; C4030, C4035, C4004.';
revoke execute on function public.suspend(uuid, text), public.restore(uuid) from public, anon;
grant execute on function public.suspend(uuid, text), public.restore(uuid) to authenticated;

comment on function private.suspend(uuid, text) is 'Body of public.suspend.';
comment on function private.restore(uuid) is 'Body of public.restore.';
