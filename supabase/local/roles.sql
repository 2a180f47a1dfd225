-- The roles of a hosted project, once per server. `postgres` runs the migrations and is no superuser there either.
-- The passwords are given in place of :'name' by platform.ts.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin', 'postgres'] loop
    if to_regrole(role_name) is null then
      execute format('create role %I', role_name);
    end if;
  end loop;
end $$;

alter role anon nologin noinherit;
alter role authenticated nologin noinherit;
alter role service_role nologin noinherit bypassrls;
alter role authenticator login noinherit password :'authenticator';
alter role supabase_auth_admin login noinherit createrole password :'supabase_auth_admin';
alter role postgres login createdb createrole bypassrls replication password :'postgres';

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
-- A backup is read in with triggers at rest.
grant set on parameter session_replication_role to postgres;

-- As on a hosted project. Set on the roles, because copies of a database do not inherit its own settings.
alter role postgres set search_path = "$user", public, extensions;
alter role authenticator set search_path = public, extensions;
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role supabase_auth_admin set search_path = auth;
alter role supabase_auth_admin set idle_in_transaction_session_timeout = '60s';
