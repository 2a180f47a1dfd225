-- A person as admins see them: how they stand, where they learn and teach, and what was done about them, newest first.
create function private.sign_in_of(person uuid) returns table (last_sign_in_at timestamptz, sessions int, barred boolean)
language plpgsql stable security definer -- accounts and sessions are not for clients
rows 1
set search_path = '' as $$
begin
  return query
  select u.last_sign_in_at, (select count(*)::int from auth.sessions s where s.user_id = u.id),
    coalesce(u.banned_until > now(), false)
  from auth.users u where u.id = person and private.is_admin();
end;
$$;
comment on function private.sign_in_of(uuid) is
  'When somebody signed in last, in how many sessions they are now, and whether Auth keeps them out; no row for those who are not admins.';
grant execute on function private.sign_in_of(uuid) to authenticated;

-- Runs as the caller: row security shows the log to admins.
create function private.acts_about(application uuid, before_act bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    with acts as materialized (
      select * from public.audit_log l
      where l.subject = 'applications' and l.subject_id = application::text and l.act = 'update'
        and l.id < coalesce(before_act, 9223372036854775807)
      order by l.id desc limit 21
    )
    select coalesce(json_agg(json_build_object(
      'id', l.id, 'at', l.at, 'actor_id', l.actor_id, 'actor', n.name, 'actor_role', l.actor_role,
      'before', l.before, 'after', l.after, 'reason', l.reason) order by l.id desc), '[]')
    from acts l
    left join private.names_of(array(select distinct x.actor_id from acts x)) n on n.user_id = l.actor_id);
end;
$$;
comment on function private.acts_about(uuid, bigint) is
  'What was done about a person''s role, application and suspension: the newest 21, or those before an act.';
grant execute on function private.acts_about(uuid, bigint) to authenticated;

create function public.person_page(person uuid, before_act bigint default null) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if not private.is_admin() then
    return json_build_object('viewer', private.viewer());
  end if;
  return json_build_object('viewer', private.viewer(),
    'person', (
      select json_build_object(
        'user_id', a.user_id, 'name', private.display_name(a.user_id), 'email', a.email, 'role', a.role,
        'status', a.status, 'program', a.program, 'created_at', a.created_at, 'time_zone', a.time_zone,
        'last_sign_in_at', u.last_sign_in_at, 'sessions', u.sessions, 'barred', u.barred,
        'suspended_at', a.suspended_at,
        'suspension', (
          select json_build_object('reason', s.reason, 'by', private.display_name(s.suspended_by))
          from public.suspensions s where s.user_id = a.user_id and s.restored_at is null),
        'acts', private.acts_about(a.id, before_act),
        'teaches', coalesce((
          select json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) order by c.name)
          from public.courses c where c.created_by = a.user_id), '[]'),
        'enrollments', coalesce((
          select json_agg(json_build_object(
            'cohort_id', h.id, 'cohort_name', h.name, 'course_name', c.name, 'status', e.status) order by h.start_date desc)
          from public.cohort_enrollments e
          join public.cohorts h on h.id = e.cohort_id join public.courses c on c.id = h.course_id
          where e.user_id = a.user_id), '[]'))
      from public.applications a
      left join private.sign_in_of(a.user_id) u on true
      where a.user_id = person_page.person),
    'courses', (
      select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'teacher', t.name) order by c.name, c.id), '[]')
      from public.courses c
      left join private.names_of(array(select distinct x.created_by from public.courses x)) t on t.user_id = c.created_by));
end;
$$;
comment on function public.person_page(uuid, bigint) is
  '{viewer, person, courses}, with the acts before one of the log; only viewer for those who are not admins.';
revoke execute on function public.person_page(uuid, bigint) from public, anon;
grant execute on function public.person_page(uuid, bigint) to authenticated;
