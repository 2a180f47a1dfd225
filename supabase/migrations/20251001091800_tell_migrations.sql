-- The app asks which migrations its database has, so that it can say whether the two belong together (/healthz). Only
-- their numbers are told, which are public with the source: no name, no statement, no time.
create function private.applied_migrations() returns text[]
language plpgsql stable security definer -- no client may read what the Supabase CLI notes
set search_path = '' as $$
begin
  if to_regclass('supabase_migrations.schema_migrations') is null then
    return '{}';
  end if;
  return (select coalesce(array_agg(m.version order by m.version), '{}') from supabase_migrations.schema_migrations m);
end;
$$;
comment on function private.applied_migrations() is 'Body of public.applied_migrations.';
grant execute on function private.applied_migrations() to anon, authenticated, service_role;

create function public.applied_migrations() returns text[]
language sql stable set search_path = '' as $$ select private.applied_migrations(); $$;
comment on function public.applied_migrations() is
  'The numbers of the migrations that the database has, in their order. For everybody: load balancers ask without a name.';
grant execute on function public.applied_migrations() to anon, authenticated, service_role;
