-- The last admin stays, through whichever door somebody would take them away: another role, a rejection, a suspension,
-- the deletion of the account, the service key. Only the owner of the database may, who can also make a new one. A
-- record without an account is nobody yet, and no admin either.
create function private.queue_for_admins() returns trigger
language plpgsql security definer -- whoever writes queues, whatever else they may execute
set search_path = '' as $$
begin
  perform private.lock_admins();
  return null;
end;
$$;

create function private.keep_an_admin() returns trigger
language plpgsql security definer -- looks at records that the caller may not read
set search_path = '' as $$
begin
  -- The Auth server, which deletes accounts, comes without a token, too.
  if private.caller() = 'owner' and session_user <> 'supabase_auth_admin' then
    return null;
  end if;
  if not exists (
    select from public.applications a
    -- An application without an account is nobody yet.
    where a.user_id is not null and a.role = 'admin' and a.status = 'approved' and a.suspended_at is null
  ) then
    raise exception 'the last admin stays' using errcode = 'C4032';
  end if;
  return null;
end;
$$;

create trigger queue_for_admins before update of user_id, role, status, suspended_at or delete on public.applications
for each statement execute function private.queue_for_admins();
-- In the order of names: before the deletion waits for everybody who writes (queue_to_delete).
create trigger queue_for_admins before delete on auth.users
for each statement execute function private.queue_for_admins();
create trigger keep_an_admin after update of user_id, role, status, suspended_at on public.applications
for each row when (old.role = 'admin' and old.status = 'approved' and old.suspended_at is null
  and not (new.user_id is not null and new.role = 'admin' and new.status = 'approved' and new.suspended_at is null))
execute function private.keep_an_admin();
create trigger keep_an_admin_on_deletion after delete on public.applications
for each row when (old.role = 'admin' and old.status = 'approved' and old.suspended_at is null)
execute function private.keep_an_admin();

comment on function private.queue_for_admins() is
  'Trigger: whoever may be about to take an admin away waits for all others who may.';
comment on function private.keep_an_admin() is 'Trigger: raises C4032 when nobody is an admin any more.';
