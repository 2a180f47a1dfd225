-- A page of people, for admins. Its body reads as the owner after asking who asks, because row security keeps an index
-- from being asked whether a name contains something.
create function private.people_by_pieces(pieces text[], most int) returns setof public.applications
language plpgsql stable
rows 1000
-- Bitmaps alone are left, so the index: no plan cuts everybody's words to pieces.
set search_path = '' set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off as $$
begin
  return query
  select a.* from public.applications a
  where private.pieces(coalesce(a.name, '') || ' ' || coalesce(a.email, ''), 1) @> pieces limit most;
end;
$$;
comment on function private.people_by_pieces(text[], int) is
  'Up to so many people in whose name or address all these pieces are; in no order.';

create function private.find_people(search text, after jsonb, page_size int, standing text)
returns table (user_id uuid, name text, email text, role text, status text, suspended_at timestamptz, created_at timestamptz, page_key jsonb)
language plpgsql stable security definer -- as said above
rows 50
-- What is not asked for is not in the plan, which walks the list of names and never puts all of it in order.
set search_path = '' set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  -- No name and address together are longer.
  wanted text := lower(left(btrim(coalesce(search, '')), 400));
  -- Of a short search itself, else all its threes.
  pieces text[] := private.pieces(wanted, least(char_length(wanted), 3));
  pattern text := '%' || regexp_replace(wanted, '([%_\\])', '\\\1', 'g') || '%';
  after_name text := coalesce(after ->> 0, '');
  after_id uuid := coalesce(after ->> 1, '00000000-0000-0000-0000-000000000000')::uuid;
begin
  if not private.is_admin() then
    return;
  end if;
  return query
  -- Up to some thousands are looked up by their pieces and put in order. Where there are more, whoever walks the list of
  -- names has soon filled a page.
  with few as materialized (
    select p.* from private.people_by_pieces(pieces, 5001) p where wanted <> ''
  ), person as (
    select true as is_few, f.* from few f
    union all
    select false, x.* from public.applications x
  )
  select a.user_id, coalesce(nullif(btrim(a.name), ''), 'Somebody'), a.email, a.role, a.status,
    a.suspended_at, a.created_at, jsonb_build_array(lower(coalesce(a.name, '')), a.id)
  from person a
  where a.is_few = (wanted <> '' and (select count(*) <= 5000 from few)) and a.user_id is not null
    and (wanted = '' or a.name ilike pattern or a.email ilike pattern)
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
