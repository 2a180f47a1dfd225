-- What visitors look at, too: the catalog, and a course. (See prepare_answers for how these are built.)
create function public.course_catalog() returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := private.clock();
  today date := (instant at time zone 'UTC')::date;
begin
  return json_build_object('viewer', private.viewer(), 'courses', (
    with course as materialized (
      select c.* from public.courses c where c.published
    ), cohort as materialized (
      select h.course_id, h.id, h.start_date, h.end_date, h.time_zone, h.status
      from public.cohorts h where h.status <> 'archived'
    ), counted as (
      select h.course_id, count(*) as cohorts from cohort h group by h.course_id
    ), current as materialized (
      select h.course_id, h.id, h.start_date,
        private.status_at(h.status, h.start_date, h.end_date, h.time_zone, instant) as status
      from cohort h
      -- The day is never more than one apart anywhere; what ended before that need not be asked.
      where h.end_date is null or h.end_date >= today - 1
    ), next as materialized (
      select distinct on (n.course_id) n.course_id, n.id
      from current n where n.status in ('upcoming', 'active')
      order by n.course_id, n.status = 'upcoming' desc, abs(n.start_date - today), n.id
    ), card as (
      select n.course_id, to_json(k) as card
      from next n
      join public.cohorts h on h.id = n.id
      join private.seats_of(array(select x.id from next x)) s on s.cohort_id = n.id
      cross join lateral private.cohort_card(h, instant, s.students, s.invited) k
    )
    select coalesce(json_agg(r order by c.name, c.id), '[]')
    from course c
    join private.course_sizes(array(select x.id from course x)) z on z.course_id = c.id
    left join private.names_of(array(select x.created_by from course x)) t on t.user_id = c.created_by
    left join counted n on n.course_id = c.id
    left join card d on d.course_id = c.id
    cross join lateral (
      select c.id, c.slug, c.name, c.description, c.track, c.difficulty, t.name as teacher,
        z.modules as module_count, z.lessons as lesson_count, c.enrollment_type in ('open', 'hybrid') as self_paced,
        coalesce(n.cohorts, 0) as cohort_count, d.card as next_cohort) r));
end;
$$;
comment on function public.course_catalog() is '{viewer, courses}: the published courses, each with its next cohort.';

create function private.course_cohorts(course bigint, instant timestamptz) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    with listed as materialized (
      select h as cohort, h.id, s.status as my_status
      from public.cohorts h left join private.my_seats() s on s.cohort_id = h.id
      where h.course_id = course and (h.status <> 'archived' or s.cohort_id is not null)
    ), planned as (
      select g.cohort_id, json_agg(r order by m.order_index, m.id) as schedule
      from private.gates_of(array(select (l.id, null, null)::private.seat from listed l), instant) g
      join public.modules m on m.id = g.module_id
      cross join lateral (
        select m.id as module_id, m.name as module_name, g.unlock_date, g.lock_date, g.opens_at) r
      where m.course_id = course
      group by g.cohort_id
    ), card as (
      select k.*, l.my_status, coalesce(p.schedule, '[]') as schedule
      from listed l
      join private.seats_of(array(select x.id from listed x)) n on n.cohort_id = l.id
      cross join lateral private.cohort_card(l.cohort, instant, n.students, n.invited) k
      left join planned p on p.cohort_id = l.id
    )
    select coalesce(json_agg(c order by c.status = 'completed', c.start_date, c.id), '[]')
    from card c);
end;
$$;
comment on function private.course_cohorts(bigint, timestamptz) is
  'The cohorts of a course that the caller sees, with their schedules; those that ended come last.';
grant execute on function private.course_cohorts(bigint, timestamptz) to anon, authenticated, service_role;

create function public.course_page(course_slug text) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object('viewer', private.viewer(), 'course', (
    select json_build_object(
      'id', c.id, 'slug', c.slug, 'name', c.name, 'description', c.description, 'track', c.track,
      'difficulty', c.difficulty, 'published', c.published, 'teacher', private.display_name(c.created_by),
      'teaches', private.may_teach_course(c.id),
      'self_paced', c.enrollment_type in ('open', 'hybrid'),
      'my_self_paced', private.my_self_paced(c.id),
      'modules', private.outline(c.id),
      'cohorts', private.course_cohorts(c.id, private.clock()))
    from public.courses c where c.slug = course_page.course_slug));
end;
$$;
comment on function public.course_page(text) is
  '{viewer, course}: a course with its outline, its cohorts, their schedules and free seats; course null when it is not there for the caller.';
grant execute on function public.course_catalog(), public.course_page(text) to anon, authenticated, service_role;
