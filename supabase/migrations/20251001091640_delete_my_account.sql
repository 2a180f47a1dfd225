-- Leaving for good. A plain delete of the account: foreign keys decide what goes with it and what stays without a name.
-- A hosted project lets the migrations' owner do the same.

-- A session that lies open somewhere is not enough: who deletes has just signed in. A token made by hand names none.
create function private.require_fresh_session() returns void
language plpgsql stable security definer -- reads Auth's sessions, which are not for clients
set search_path = '' as $$
declare
  session text := nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id';
begin
  if session is null or to_regclass('auth.sessions') is null then
    return;
  end if;
  if not exists (
    select from auth.sessions s where s.id::text = session and s.created_at > now() - interval '10 minutes'
  ) then
    raise exception 'sign in once more' using errcode = 'C4037';
  end if;
end;
$$;
comment on function private.require_fresh_session() is 'Raises C4037 when the caller''s session is older than ten minutes.';

create function private.is_last_admin(person uuid) returns boolean
language sql stable security definer -- counts records that the caller may not read
set search_path = '' as $$
  select exists (
    select from public.applications a where a.user_id = person and a.role = 'admin' and a.status = 'approved')
  and not exists (
    select from public.applications a
    where a.user_id <> person and a.role = 'admin' and a.status = 'approved' and a.suspended_at is null);
$$;
comment on function private.is_last_admin(uuid) is 'Whether nobody else is an admin who may act.';

create function private.delete_my_account() returns void
language plpgsql security definer -- no client may delete an account; deletes the caller's own
set search_path = '' as $$
declare
  person uuid := private.me();
begin
  if person is null then
    raise exception 'sign in first' using errcode = 'C4001';
  end if;
  perform private.require_fresh_session();
  -- Of two admins who leave at once the second finds out that she is the last. The order is that of
  -- docs/decisions/007-one-lock-order.md.
  perform private.lock_admins();
  if to_regprocedure('private.lock_campus(boolean)') is not null then
    perform private.lock_campus(alone => true);
  end if;
  if private.is_last_admin(person) then
    raise exception 'the last admin stays' using errcode = 'C4032';
  end if;
  if to_regprocedure('private.require_cohorts_in_hands()') is not null then
    perform private.require_cohorts_in_hands();
  end if;
  -- By number only: the log outlives the name.
  perform private.log_act('delete_my_account', 'applications', a.id::text, null, null)
  from public.applications a where a.user_id = person;
  perform private.end_sessions_of(person);
  delete from auth.users u where u.id = person;
end;
$$;
grant execute on function private.delete_my_account() to authenticated;

-- The API gives the whole call the time that stands here: somebody may have written tens of thousands of posts.
create function public.delete_my_account() returns void
language sql set search_path = '' set statement_timeout = '60s' as $$ select private.delete_my_account(); $$;
revoke execute on function public.delete_my_account() from public, anon;
grant execute on function public.delete_my_account() to authenticated;

comment on function public.delete_my_account() is
  'Deletes the caller''s account for good; their posts stay, without a name. C4001, C4032, C4036 (number of cohorts), C4037.';
comment on function private.delete_my_account() is 'Body of public.delete_my_account().';
