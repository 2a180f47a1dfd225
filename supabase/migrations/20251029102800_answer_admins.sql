-- What admins look at. These run as the caller: who is not an admin gets what row security leaves, which is nothing.
create function public.admin_overview() returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer()) || case when private.is_admin() then jsonb_build_object(
    'people', (select count(*) from public.applications),
    'teachers', (select count(*) from public.applications a where a.role = 'teacher' and a.status = 'approved'),
    'courses', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', c.id, 'slug', c.slug, 'name', c.name, 'published', c.published,
        'teacher', private.display_name(c.created_by),
        'cohorts', (select count(*) from public.cohorts h where h.course_id = c.id)) order by c.name, c.id)
      from public.courses c), '[]'),
    'cohorts', coalesce((
      select jsonb_agg(private.office_card(h) order by h.id desc)
      from (select * from public.cohorts order by id desc limit 50) l join public.cohorts h on h.id = l.id), '[]'),
    'imports', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', i.id, 'file_name', i.file_name, 'cohort_id', h.id, 'cohort_name', h.name,
        'created_at', i.created_at, 'applied_at', i.applied_at,
        'rows', (select count(*) from public.import_rows r where r.import_id = i.id)) order by i.id desc)
      from (select * from public.imports order by id desc limit 20) i
      join public.cohorts h on h.id = i.cohort_id), '[]'))
    else '{}' end;
$$;
comment on function public.admin_overview() is '{viewer, people, teachers, courses, cohorts, imports}; only viewer for those who are not admins.';

create function public.find_people(search text default null, after jsonb default null, page_size int default 50)
returns table (user_id uuid, name text, email text, role text, status text, created_at timestamptz, page_key jsonb)
language sql stable
set search_path = '' as $$
  select a.user_id, coalesce(nullif(btrim(a.name), ''), 'Somebody'), a.email, a.role, a.status, a.created_at,
    jsonb_build_array(lower(coalesce(a.name, '')), a.id)
  from public.applications a
  where private.is_admin() and a.user_id is not null
    and (btrim(coalesce(search, '')) = ''
      or a.name ilike '%' || regexp_replace(btrim(search), '([%_\\])', '\\\1', 'g') || '%'
      or a.email ilike '%' || regexp_replace(btrim(search), '([%_\\])', '\\\1', 'g') || '%')
    and (after is null or (lower(coalesce(a.name, '')), a.id) > (after ->> 0, (after ->> 1)::uuid))
  order by lower(coalesce(a.name, '')), a.id
  limit least(greatest(page_size, 1), 200);
$$;
comment on function public.find_people(text, jsonb, int) is 'People by part of name or address, in pages by name; for admins, nobody else gets a row.';

create function private.last_sign_in(person uuid) returns timestamptz
language sql stable security definer -- auth.users is not for clients
set search_path = '' as $$
  select u.last_sign_in_at from auth.users u where u.id = last_sign_in.person and private.is_admin();
$$;
grant execute on function private.last_sign_in(uuid) to authenticated;

create function public.person_page(person uuid) returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer()) || case when private.is_admin() then jsonb_build_object(
    'person', (
      select jsonb_build_object(
        'user_id', a.user_id, 'name', private.display_name(a.user_id), 'email', a.email, 'role', a.role,
        'status', a.status, 'created_at', a.created_at, 'time_zone', a.time_zone,
        'last_sign_in_at', private.last_sign_in(a.user_id),
        'teaches', coalesce((
          select jsonb_agg(jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name) order by c.name)
          from public.courses c where c.created_by = a.user_id), '[]'),
        'enrollments', coalesce((
          select jsonb_agg(jsonb_build_object(
            'cohort_id', h.id, 'cohort_name', h.name, 'course_name', c.name, 'status', e.status) order by h.start_date desc)
          from public.cohort_enrollments e
          join public.cohorts h on h.id = e.cohort_id join public.courses c on c.id = h.course_id
          where e.user_id = a.user_id), '[]'))
      from public.applications a where a.user_id = person_page.person),
    'courses', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'teacher', private.display_name(c.created_by))
        order by c.name, c.id)
      from public.courses c), '[]'))
    else '{}' end;
$$;
comment on function public.person_page(uuid) is '{viewer, person, courses}; only viewer for those who are not admins.';

create function public.import_page(import_id bigint, verdict text default null, after_line int default 0) returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer(), 'import', (
    select jsonb_build_object(
      'id', i.id, 'file_name', i.file_name, 'created_at', i.created_at, 'applied_at', i.applied_at,
      'cohort', private.office_card(h),
      'unmailed', (select count(*) from public.invitations v
        where v.cohort_id = h.id and v.claimed_at is null and v.revoked_at is null and v.mailed_at is null),
      'counts', (select coalesce(jsonb_object_agg(n.verdict, n.n), '{}') from (
        select r.verdict, count(*) as n from public.import_rows r where r.import_id = i.id group by r.verdict) n),
      'rows', (select coalesce(jsonb_agg(to_jsonb(p) order by p.line), '[]') from (
        select r.line, r.email, r.name, r.verdict from public.import_rows r
        where r.import_id = i.id and r.line > after_line
          and (import_page.verdict is null or r.verdict = import_page.verdict)
        order by r.line limit 100) p))
    from public.imports i join public.cohorts h on h.id = i.cohort_id
    where i.id = import_page.import_id));
$$;
comment on function public.import_page(bigint, text, int) is
  '{viewer, import}: a plan with its counts and the next 100 lines; import null for those who are not admins.';

revoke execute on function public.admin_overview(), public.find_people(text, jsonb, int), public.person_page(uuid),
  public.import_page(bigint, text, int) from public, anon;
grant execute on function public.admin_overview(), public.find_people(text, jsonb, int), public.person_page(uuid),
  public.import_page(bigint, text, int) to authenticated;
