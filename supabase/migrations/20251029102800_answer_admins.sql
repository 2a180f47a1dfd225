-- What admins look at. The answers run as the caller: who is not an admin gets what row security leaves, which is nothing.
create function private.office_cards(cohorts bigint[]) returns table (cohort_id bigint, card json)
language plpgsql stable
rows 50
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := private.clock();
begin
  return query
  select h.id, to_json(k)
  from public.cohorts h
  join public.courses c on c.id = h.course_id
  join private.seats_of(cohorts) n on n.cohort_id = h.id
  cross join lateral private.office_card(h, instant, n.students, n.invited, c) k
  where h.id = any (cohorts);
end;
$$;
comment on function private.office_cards(bigint[]) is 'These cohorts, those that the caller sees, as they stand in the office''s list.';
grant execute on function private.office_cards(bigint[]) to authenticated;

-- Each number by its own index; row security would have to look at everybody's row.
create function private.people_in_numbers() returns table (people bigint, teachers bigint, pending bigint)
language plpgsql stable security definer -- as said above; numbers alone, for admins
rows 1
set search_path = '' as $$
begin
  if private.is_admin() then
    return query select
      (select count(*) from public.applications),
      (select count(*) from public.applications a where a.role = 'teacher' and a.status = 'approved'),
      (select count(*) from public.applications a where a.status = 'pending');
  end if;
end;
$$;
comment on function private.people_in_numbers() is
  'How many people there are, approved teachers among them, and how many wait for an answer; no row for those who are not admins.';
grant execute on function private.people_in_numbers() to authenticated;

create function public.admin_overview() returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  total record;
begin
  if not private.is_admin() then
    return json_build_object('viewer', private.viewer());
  end if;
  select n.* into total from private.people_in_numbers() n;
  return json_build_object('viewer', private.viewer(), 'people', total.people, 'teachers', total.teachers, 'pending', total.pending,
    'courses', (
      with counted as (
        select h.course_id, count(*) as cohorts from public.cohorts h group by h.course_id
      )
      select coalesce(json_agg(json_build_object(
        'id', c.id, 'slug', c.slug, 'name', c.name, 'published', c.published,
        'teacher', t.name, 'cohorts', coalesce(n.cohorts, 0)) order by c.name, c.id), '[]')
      from public.courses c
      left join counted n on n.course_id = c.id
      left join private.names_of(array(select distinct x.created_by from public.courses x)) t on t.user_id = c.created_by),
    'cohorts', (
      select coalesce(json_agg(k.card order by k.cohort_id desc), '[]')
      from private.office_cards(array(select h.id from public.cohorts h order by h.id desc limit 50)) k),
    'imports', (
      select coalesce(json_agg(json_build_object(
        'id', i.id, 'file_name', i.file_name, 'cohort_id', h.id, 'cohort_name', h.name,
        'created_at', i.created_at, 'applied_at', i.applied_at,
        'rows', (select count(*) from public.import_rows r where r.import_id = i.id)) order by i.id desc), '[]')
      from (select * from public.imports order by id desc limit 20) i
      join public.cohorts h on h.id = i.cohort_id));
end;
$$;
comment on function public.admin_overview() is '{viewer, people, teachers, pending, courses, cohorts, imports}; only viewer for those who are not admins.';

create function public.import_page(import_id bigint, verdict text default null, after_line int default 0) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object('viewer', private.viewer(), 'import', (
    select json_build_object(
      'id', i.id, 'file_name', i.file_name, 'created_at', i.created_at, 'applied_at', i.applied_at,
      'cohort', k.card,
      'unmailed', (select count(*) from public.invitations v
        where v.cohort_id = i.cohort_id and v.claimed_at is null and v.revoked_at is null and v.mailed_at is null),
      'counts', (select coalesce(json_object_agg(n.verdict, n.n), '{}') from (
        select r.verdict, count(*) as n from public.import_rows r where r.import_id = i.id group by r.verdict) n),
      'rows', (select coalesce(json_agg(to_json(p) order by p.line), '[]') from (
        select r.line, r.email, r.name, r.verdict from public.import_rows r
        where r.import_id = i.id and r.line > after_line
          and (import_page.verdict is null or r.verdict = import_page.verdict)
        order by r.line limit 100) p))
    from public.imports i
    cross join lateral private.office_cards(array[i.cohort_id]) k
    where i.id = import_page.import_id));
end;
$$;
comment on function public.import_page(bigint, text, int) is
  '{viewer, import}: a plan with its counts and the next 100 lines; import null for those who are not admins.';

revoke execute on function public.admin_overview(), public.import_page(bigint, text, int) from public, anon;
grant execute on function public.admin_overview(), public.import_page(bigint, text, int) to authenticated;
