-- The person record, one a user, and the only source of a role. A trigger makes it at sign-up; a missing row
-- never hides a person, so readers join it from the left.
create table public.applications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid unique references auth.users (id) on delete cascade,
  name text,
  email text,
  program text,
  status text not null default 'pending',
  role text not null default 'student',
  -- No index on the zone: rows of private.time_zones are never deleted.
  time_zone text not null default 'UTC' references private.time_zones (name) on update cascade,
  -- As LANGUAGES in src/lib/time/language.ts.
  locale text,
  suspended_at timestamptz,
  created_at timestamptz not null default now(),
  constraint applications_status_known check (status in ('pending', 'approved', 'rejected', 'waitlisted')),
  constraint applications_role_known check (role in ('student', 'teacher', 'admin')),
  constraint applications_name_length check (char_length(name) <= 100),
  constraint applications_locale_known check (locale in (
    'am', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'de-AT', 'de-CH', 'el', 'en-AU', 'en-CA', 'en-GB', 'en-IN', 'en-US',
    'en-ZA', 'es', 'es-MX', 'et', 'fi', 'fil', 'fr', 'fr-CA', 'fr-CH', 'ha', 'hi', 'hr', 'hu', 'id', 'ig', 'is',
    'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'nb', 'nl', 'pl', 'pt-BR', 'pt-PT', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv',
    'sw', 'ta', 'th', 'tr', 'uk', 'vi', 'yo', 'zh-Hans', 'zh-Hant', 'zu'))
);
comment on table public.applications is 'The person record: display name, address, status and role of a user.';
comment on column public.applications.role is 'Counts as teacher or admin only while status is approved.';
comment on column public.applications.email is 'A copy of auth.users.email, kept by a trigger.';

-- People are listed by name, in pages: all of them, those of one status or role, or those who are suspended.
create index applications_name on public.applications (lower(coalesce(name, '')), id);
create index applications_status on public.applications (status, lower(coalesce(name, '')), id);
create index applications_role on public.applications (role, lower(coalesce(name, '')), id) where role <> 'student';
create index applications_suspended on public.applications (lower(coalesce(name, '')), id)
where suspended_at is not null;

alter table public.applications enable row level security;
revoke all on public.applications from anon, authenticated;
grant select on public.applications to authenticated;
grant update (name, time_zone, locale) on public.applications to authenticated;
grant all on public.applications to service_role;

-- Every rule asks this, never auth.uid(): a token outlives its session by up to an hour, and whoever was suspended, or
-- ended the session elsewhere, is a visitor from that moment on.
create function private.me() returns uuid
language plpgsql stable security definer -- reads standing and sessions that nobody else may see
set search_path = '' as $$
declare
  person uuid := auth.uid();
  session uuid := nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id';
begin
  if person is null
     or exists (select from public.applications a where a.user_id = person and a.suspended_at is not null) then
    return null;
  end if;
  -- A token that was made by hand names no session.
  if session is not null and to_regclass('auth.sessions') is not null then
    if not exists (select from auth.sessions s where s.id = session and s.user_id = person) then
      return null;
    end if;
  end if;
  return person;
end;
$$;
comment on function private.me() is
  'Who is asking: auth.uid(), or null for a visitor, a suspended person and a session that was ended.';

-- For the words of a refusal alone; whatever is to be decided asks private.me().
create function private.is_suspended() returns boolean
language plpgsql stable security definer -- the caller's own standing, which row security no longer shows them
set search_path = '' as $$
begin
  return exists (
    select from public.applications a where a.user_id = (select auth.uid()) and a.suspended_at is not null);
end;
$$;
comment on function private.is_suspended() is 'Whether the caller''s token is that of a suspended person.';
grant execute on function private.me(), private.is_suspended() to anon, authenticated, service_role;

create function private.my_role() returns text
language plpgsql stable security definer -- policies of every table ask this; row security on the answer would be a circle
set search_path = '' as $$
begin
  return (
    select case when a.status = 'approved' then a.role else 'student' end
    from public.applications a where a.user_id = (select private.me()));
end;
$$;
comment on function private.my_role() is 'student, teacher or admin; null for a visitor and for a person without a record.';

create function private.is_admin() returns boolean
language plpgsql stable
set search_path = '' as $$
begin
  return coalesce(private.my_role() = 'admin', false);
end;
$$;
grant execute on function private.my_role(), private.is_admin() to anon, authenticated, service_role;

-- Classmates and visitors see this and nothing else of a person.
create function private.display_name(person uuid) returns text
language plpgsql stable security definer -- hands out the name alone, of a row the caller may not read
set search_path = '' as $$
begin
  return case when person is not null then coalesce(
    (select nullif(btrim(a.name), '') from public.applications a where a.user_id = person), 'Somebody') end;
end;
$$;
comment on function private.display_name(uuid) is 'The name that others may see; null for a person who is gone.';
grant execute on function private.display_name(uuid) to anon, authenticated, service_role;

create function private.create_application() returns trigger
language plpgsql security definer -- the Auth server inserts users; it may not write here
set search_path = '' as $$
begin
  -- Sign-up must not fail over a name or a zone that somebody sent, so bad ones are mended here.
  insert into public.applications (user_id, name, email, time_zone)
  values (
    new.id,
    left(btrim(coalesce(new.raw_user_meta_data ->> 'name', new.raw_user_meta_data ->> 'full_name', '')), 100),
    new.email,
    coalesce((select z.name from private.time_zones z where z.name = new.raw_user_meta_data ->> 'time_zone'), 'UTC'))
  on conflict (user_id) do nothing;
  return null;
end;
$$;
create trigger create_application after insert on auth.users
for each row execute function private.create_application();

create function private.follow_email() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  update public.applications a set email = new.email where a.user_id = new.id;
  return null;
end;
$$;
create trigger follow_email after update of email on auth.users
for each row when (old.email is distinct from new.email) execute function private.follow_email();

comment on column public.applications.user_id is
  'Whose record it is; null for an application without an account, which is nobody yet.';
comment on column public.applications.program is
  'What the person applied for, in words of the campus; null: not said. No rule depends on it.';
comment on column public.applications.status is
  'pending and waitlisted keep nobody from anything; rejected takes no new seat; approved makes the role count.';
comment on column public.applications.suspended_at is
  'Since when the person may do nothing here; null: not suspended. Set by admins.';
comment on column public.applications.time_zone is 'Where the person reads times, by IANA name.';
comment on column public.applications.locale is
  'The language, a BCP 47 tag, in which the person reads dates; null: as their browser asks.';
comment on function private.is_admin() is 'Whether the caller is an approved admin; never null.';
comment on function private.create_application() is 'Trigger: makes the person record of whoever signs up.';
comment on function private.follow_email() is 'Trigger: copies a changed address into the person record.';
