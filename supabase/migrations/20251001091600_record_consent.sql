-- What a person has agreed to, and when: a row for each edition of the privacy page. Nobody dates one: the clock is the
-- database's.
create table public.consents (
  user_id uuid not null default private.me() references auth.users (id) on delete cascade,
  version text not null,
  given_at timestamptz not null default private.clock(),
  primary key (user_id, version),
  constraint consents_version_form check (
    version ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and pg_catalog.pg_input_is_valid(version, 'date'))
);
comment on table public.consents is 'Which edition of the privacy page a person has agreed to.';
comment on column public.consents.version is 'The day of the edition, YYYY-MM-DD, as src/lib/people/privacy.ts names it.';
comment on column public.consents.given_at is 'When the person agreed.';

alter table public.consents enable row level security;
revoke all on public.consents from anon, authenticated;
grant all on public.consents to service_role;
grant select, insert (version) on public.consents to authenticated;

create policy "people read what they agreed to, admins all of it" on public.consents
for select to authenticated using (user_id = (select private.me()) or (select private.is_admin()));
create policy "people agree for themselves" on public.consents
for insert to authenticated with check (user_id = (select private.me()));

-- Whoever signs up ticks a box; the edition comes with the account. Others (invited, or made by an admin) agree later.
create function private.record_consent() returns trigger
language plpgsql security definer -- the Auth server inserts users; it may not write here
set search_path = '' as $$
declare
  agreed text := new.raw_user_meta_data ->> 'consent';
begin
  if agreed is not null then
    insert into public.consents (user_id, version) values (new.id, agreed) on conflict do nothing;
  end if;
  return null;
exception when check_violation then
  -- Sign-up must not fail over what somebody sent.
  return null;
end;
$$;
comment on function private.record_consent() is 'Trigger: keeps the consent that came with a sign-up.';
create trigger record_consent after insert on auth.users
for each row execute function private.record_consent();
