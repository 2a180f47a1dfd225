-- A page of people, for admins. Its body reads as the owner after asking who asks, because row security keeps an index
-- from being asked whether a name contains something.
create function private.find_people(search text, after jsonb, page_size int, standing text)
returns table (user_id uuid, name text, email text, role text, status text, suspended_at timestamptz, created_at timestamptz, page_key jsonb)
language plpgsql stable security definer -- as said above
rows 50
-- The plan depends on how rare the search's letters are.
set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  -- No name and address together are longer.
  wanted text := left(btrim(coalesce(search, '')), 400);
  pattern text := '%' || regexp_replace(wanted, '([%_\\])', '\\\1', 'g') || '%';
  after_name text := coalesce(after ->> 0, '');
  after_id uuid := coalesce(after ->> 1, '00000000-0000-0000-0000-000000000000')::uuid;
begin
  if not private.is_admin() then
    return;
  end if;
  return query
  select a.user_id, coalesce(nullif(btrim(a.name), ''), 'Somebody'), a.email, a.role, a.status,
    a.suspended_at, a.created_at, jsonb_build_array(lower(coalesce(a.name, '')), a.id)
  from public.applications a
  where a.user_id is not null
    and (wanted = '' or a.name ilike pattern or a.email ilike pattern)
    and (private.threes(wanted) = '{}'
      or private.threes(coalesce(a.name, '') || ' ' || coalesce(a.email, '')) @> private.threes(wanted))
    and (standing is null
      or (standing in ('pending', 'rejected', 'waitlisted') and a.status = standing)
      -- A role counts only while it is approved.
      or (standing in ('teacher', 'admin') and a.role = standing and a.status = 'approved')
      or (standing = 'suspended' and a.suspended_at is not null))
    and (lower(coalesce(a.name, '')), a.id) > (after_name, after_id)
  order by lower(coalesce(a.name, '')), a.id
  limit least(greatest(page_size, 1), 200);
end;
$$;
comment on function private.find_people(text, jsonb, int, text) is 'Body of public.find_people().';
grant execute on function private.find_people(text, jsonb, int, text) to authenticated;

create function public.find_people(
  search text default null, after jsonb default null, page_size int default 50, standing text default null)
returns table (user_id uuid, name text, email text, role text, status text, suspended_at timestamptz, created_at timestamptz, page_key jsonb)
language sql stable
set search_path = '' as $$
  select * from private.find_people(search, after, page_size, standing);
$$;
comment on function public.find_people(text, jsonb, int, text) is
  'People by part of name or address, all of them or those who are pending, rejected, waitlisted, teacher, admin or suspended, in pages by name; for admins, nobody else gets a row.';
revoke execute on function public.find_people(text, jsonb, int, text) from public, anon;
grant execute on function public.find_people(text, jsonb, int, text) to authenticated;
