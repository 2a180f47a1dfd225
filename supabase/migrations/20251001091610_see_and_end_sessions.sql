-- Where a person is signed in, and ending it. The sessions are Auth's own rows; a database without them has none to
-- show. private.me() does not know an ended session, so its token is worth nothing from that moment on.
create function private.my_sessions()
returns table (id uuid, created_at timestamptz, last_used_at timestamptz, user_agent text, is_this boolean)
language plpgsql stable security definer -- Auth's sessions are not for clients; hands out the caller's own
rows 5
set search_path = '' as $$
declare
  person uuid := private.me();
  this_one text := nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id';
begin
  if person is null or to_regclass('auth.sessions') is null then
    return;
  end if;
  return query
  select s.id, s.created_at,
    -- Auth writes this one without a zone. It moves when the browser renews its token, every hour or so.
    coalesce(s.refreshed_at at time zone 'utc', s.created_at), s.user_agent,
    coalesce(s.id::text = this_one, false)
  from auth.sessions s
  where s.user_id = person and coalesce(s.not_after > now(), true)
  order by 5 desc, 3 desc, 1;
end;
$$;

create function private.end_session(session uuid) returns void
language plpgsql security definer -- as above; ends none but the caller's own
set search_path = '' as $$
begin
  if to_regclass('auth.sessions') is not null
     and private.end_sessions(array(
       select s.id from auth.sessions s where s.id = end_session.session and s.user_id = private.me())) > 0 then
    return;
  end if;
  raise exception 'no such session' using errcode = 'C4004';
end;
$$;

create function private.end_other_sessions() returns int
language plpgsql security definer -- as above
set search_path = '' as $$
declare
  person uuid := private.me();
  this_one text := nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id';
begin
  if to_regclass('auth.sessions') is null then
    return 0;
  end if;
  return private.end_sessions(array(
    select s.id from auth.sessions s where s.user_id = person and s.id::text is distinct from this_one));
end;
$$;
grant execute on function private.my_sessions(), private.end_session(uuid), private.end_other_sessions() to authenticated;

create function public.my_sessions()
returns table (id uuid, created_at timestamptz, last_used_at timestamptz, user_agent text, is_this boolean)
language sql stable rows 5 set search_path = '' as $$ select * from private.my_sessions(); $$;
create function public.end_session(session uuid) returns void
language sql set search_path = '' as $$ select private.end_session(session); $$;
create function public.end_other_sessions() returns int
language sql set search_path = '' as $$ select private.end_other_sessions(); $$;

revoke execute on function public.my_sessions(), public.end_session(uuid), public.end_other_sessions() from public, anon;
grant execute on function public.my_sessions(), public.end_session(uuid), public.end_other_sessions() to authenticated;

comment on function public.my_sessions() is 'Where the caller is signed in: this session first, then the last used.';
comment on function public.end_session(uuid) is 'Signs one of the caller''s sessions out, at once. C4004: it is not theirs, or over.';
comment on function public.end_other_sessions() is 'Signs out all the caller''s sessions but this one, and says how many.';
comment on function private.my_sessions() is 'Body of public.my_sessions().';
comment on function private.end_session(uuid) is 'Body of public.end_session().';
comment on function private.end_other_sessions() is 'Body of public.end_other_sessions().';
