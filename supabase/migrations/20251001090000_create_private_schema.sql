-- What the campus computes for itself lives in a schema that the API does not expose. Policies call its
-- helpers as the person who asks, so each helper says in its own file who may execute it; nobody does by default.
create schema private;
grant usage on schema private to anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;

-- Supabase lists these schemas for us; a database that lacks one of them is not a Supabase.
create schema if not exists extensions;

-- Time comes from one place. Tests and rehearsals freeze it by writing the row; only the owner of the database
-- can, because a setting could be sent by a client.
create table private.frozen_clock (
  only_row boolean primary key default true check (only_row),
  instant timestamptz not null
);
comment on table private.frozen_clock is 'At most one row: the instant that private.clock() answers instead of now().';

-- What is asked often is plpgsql throughout: a session keeps its plans, those of sql functions are made at each call.
create function private.clock() returns timestamptz
language plpgsql stable security definer -- reads a table that nobody else may see
set search_path = '' as $$
begin
  return coalesce((select f.instant from private.frozen_clock f), now());
end;
$$;
comment on function private.clock() is 'The instant every rule of the campus is judged at.';
grant execute on function private.clock() to anon, authenticated, service_role;

-- What once stood in the campus may be put back as it was. A transaction that does so says it here, where no client can
-- write, and then counts as the owner's own; the setting only saves everybody else the look.
create table private.replays (
  transaction xid8 primary key
);
comment on table private.replays is 'The transactions that are putting back what stood in the campus before.';
comment on column private.replays.transaction is 'Its row is gone before it ends.';

create function private.is_replaying() returns boolean
language plpgsql stable security definer -- reads a table that nobody else may see
set search_path = '' as $$
begin
  return current_setting('campus.replaying', true) = 'yes'
    and exists (select from private.replays r where r.transaction = pg_catalog.pg_current_xact_id_if_assigned());
end;
$$;
comment on function private.is_replaying() is 'Whether this transaction puts back what stood in the campus before.';
grant execute on function private.is_replaying() to anon, authenticated, service_role;

-- Who is at the door: anon, authenticated or service_role when the API asks, owner when nobody sent a token.
-- The setting `role` survives security definer functions, which current_user does not.
create function private.caller() returns text
language sql stable
set search_path = '' as $$
  select case
    when current_setting('campus.replaying', true) = 'yes' and private.is_replaying() then 'owner'
    when current_setting('role', true) in ('anon', 'authenticated', 'service_role') then current_setting('role', true)
    else coalesce(
      (select w.word from (values ('anon'), ('authenticated'), ('service_role')) as w (word)
       where w.word = nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'),
      'owner')
  end;
$$;
comment on function private.caller() is
  'anon, authenticated, service_role, or owner for SQL that comes without a token and for what puts back kept rows.';
grant execute on function private.caller() to anon, authenticated, service_role;

-- A zone is a row here, so that a foreign key can refuse what is not an IANA name; names such as EST5EDT or
-- posix/… that PostgreSQL would also take are left out.
create table private.time_zones (
  name text primary key
);
comment on table private.time_zones is 'The IANA names of the time zones that this PostgreSQL knows.';

insert into private.time_zones (name)
select z.name from pg_catalog.pg_timezone_names z
where z.name = 'UTC'
   or z.name ~ '^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/'
on conflict do nothing;

create function private.time_zone_names() returns text[]
language sql stable security definer -- reads a table that nobody else may see
set search_path = '' as $$
  select array_agg(z.name order by z.name) from private.time_zones z;
$$;
grant execute on function private.time_zone_names() to anon, authenticated, service_role;

create function public.time_zone_names() returns text[]
language sql stable
set search_path = '' as $$
  select private.time_zone_names();
$$;
comment on function public.time_zone_names() is 'Every time zone a person or a cohort can be in, by IANA name.';
grant execute on function public.time_zone_names() to anon, authenticated, service_role;

comment on column private.frozen_clock.only_row is 'Always true, so that there is no second row.';
comment on column private.frozen_clock.instant is 'What the clock shows until the row is changed or deleted.';
comment on function private.time_zone_names() is
  'The names in private.time_zones; the body of the public function of the same name.';
