-- One offence for each rule of the database advisors that the campus relies on, made in a scratch copy of
-- the database. When the advisors do not report one of them, they have fallen silent, and the gate fails.

-- rls_disabled_in_public
create table public.canary_without_rls (id bigint primary key);
grant select on public.canary_without_rls to anon;

-- policy_exists_rls_disabled
create policy "anybody reads" on public.canary_without_rls for select to anon using (true);

-- security_definer_view
create view public.canary_view as select id, text_content from public.lessons;
grant select on public.canary_view to anon;

-- auth_users_exposed
create view public.canary_users as select id, email from auth.users;
grant select on public.canary_users to anon;

-- materialized_view_in_api
create materialized view public.canary_materialized as select 1 as id;
grant select on public.canary_materialized to anon;

-- function_search_path_mutable
create function public.canary_function() returns int language sql as 'select 1';

-- extension_in_public
create extension if not exists tablefunc schema public;

-- auth_rls_initplan
create table public.canary_policies (id bigint primary key, user_id uuid);
alter table public.canary_policies enable row level security;
grant select on public.canary_policies to authenticated;
create policy "own rows, asked for each row" on public.canary_policies for select to authenticated
  using (user_id = auth.uid());

-- multiple_permissive_policies
create policy "own rows again" on public.canary_policies for select to authenticated
  using (user_id = (select auth.uid()));

-- rls_references_user_metadata
create policy "what people say of themselves" on public.canary_policies for update to authenticated
  using ((select auth.jwt() -> 'user_metadata' ->> 'role') = 'admin');

-- rls_policy_always_true
create policy "anything goes" on public.canary_policies for delete to authenticated using (true);

-- duplicate_index
create index canary_one on public.canary_policies (user_id);
create index canary_two on public.canary_policies (user_id);

-- security_definer_executable, which is the campus' own rule
create function public.canary_definer() returns int language sql security definer set search_path = '' as 'select 1';
grant execute on function public.canary_definer() to anon;
