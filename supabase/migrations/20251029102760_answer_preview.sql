-- Whoever teaches a cohort can look at it as a student will, at any instant: by the gate itself.
create function private.preview_gates(cohort bigint, student uuid, instant timestamptz)
returns table (module_id bigint, open boolean, may_write boolean, why text, opens_at timestamptz, closes_at timestamptz)
language plpgsql stable security definer -- judges somebody else, for those who teach them, after asking whether they do
rows 10
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if not private.may_teach_cohort(cohort) then
    return;
  elsif student is null then
    return query
    select g.module_id, g.open, g.may_write, g.why, g.opens_at, g.closes_at
    from private.gates_of(array[(cohort, 'active', null)::private.seat], preview_gates.instant) g;
  elsif exists (select 1 from public.cohort_enrollments e where e.cohort_id = cohort and e.user_id = student) then
    return query
    select g.module_id, g.open, g.may_write, g.why, g.opens_at, g.closes_at
    from private.best_gates(student, preview_gates.instant) g
    where g.module_id in (
      select m.id from public.cohorts c join public.modules m on m.course_id = c.course_id where c.id = cohort);
  end if;
end;
$$;
comment on function private.preview_gates(bigint, uuid, timestamptz) is
  'What a student of the cohort, or (null) anybody who joins it and is active, may open at an instant; no row for those who do not teach it.';
grant execute on function private.preview_gates(bigint, uuid, timestamptz) to authenticated;

create function public.preview_cohort(
  cohort_id bigint, at timestamptz default null, student uuid default null,
  on_day date default null, wall_time time default null) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := coalesce(
    preview_cohort.at,
    (select private.instant_of(preview_cohort.on_day, coalesce(preview_cohort.wall_time, c.unlock_time), c.time_zone)
     from public.cohorts c where c.id = preview_cohort.cohort_id),
    private.clock());
begin
  return (
    select json_build_object('viewer', private.viewer(), 'at', instant,
      'cohort', p.cohort, 'student', p.student, 'modules', coalesce(p.modules, '[]'))
    from (select) as always
    left join (
      select json_build_object(
          'id', h.id, 'name', h.name, 'time_zone', h.time_zone, 'start_date', h.start_date, 'end_date', h.end_date,
          'status', private.status_at(h.status, h.start_date, h.end_date, h.time_zone, instant),
          'course', json_build_object('id', c.id, 'slug', c.slug, 'name', c.name)) as cohort,
        private.display_name(preview_cohort.student) as student,
        (select json_agg(json_build_object(
            'id', m.id, 'name', m.name, 'open', g.open, 'may_write', g.may_write, 'why', g.why,
            'opens_at', g.opens_at, 'closes_at', g.closes_at,
            'lessons', (
              select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name) order by l.order_index, l.id), '[]')
              from public.lessons l where l.module_id = m.id))
            order by m.order_index, m.id)
          from private.preview_gates(h.id, preview_cohort.student, instant) g
          join public.modules m on m.id = g.module_id) as modules
      from public.cohorts h join public.courses c on c.id = h.course_id
      where h.id = preview_cohort.cohort_id and private.may_teach_course(c.id)
        and (preview_cohort.student is null or exists (
          select 1 from public.cohort_enrollments e where e.cohort_id = h.id and e.user_id = preview_cohort.student))
    ) as p on true);
end;
$$;
comment on function public.preview_cohort(bigint, timestamptz, uuid, date, time) is
  '{viewer, at, cohort, student, modules}: what a student of the cohort (student: their name), or anybody who joins it and is active (null), may open at an instant, by default now, or on_day (at wall_time, by default when modules open) on the cohort''s clock; cohort null for those who do not teach it, and for who is not in it.';
revoke execute on function public.preview_cohort(bigint, timestamptz, uuid, date, time) from public, anon;
grant execute on function public.preview_cohort(bigint, timestamptz, uuid, date, time) to authenticated;
