-- What a page shows comes in one answer, together with who is looking. These functions run as the caller, so row
-- security decides what is in the answer; only titles, free seats and names come from definer helpers that hand out
-- nothing else.
create function private.viewer() returns jsonb
language sql stable security definer -- the caller's own record, before any policy is asked
set search_path = '' as $$
  select jsonb_build_object(
    'id', a.user_id, 'name', private.display_name(a.user_id), 'email', a.email,
    'role', private.my_role(), 'time_zone', a.time_zone)
  from public.applications a where a.user_id = (select auth.uid());
$$;

-- The outline of a course without its texts: for whoever sees the course (the caller asks with a row it could read).
create function private.outline(course bigint) returns jsonb
language sql stable security definer -- lesson rows carry their text and are readable only when open; titles are public
set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'name', m.name, 'description', m.description,
    'lessons', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', l.id, 'name', l.name, 'slug', l.slug, 'video_seconds', l.video_duration_seconds)
        order by l.order_index, l.id), '[]')
      from public.lessons l where l.module_id = m.id)
    ) order by m.order_index, m.id), '[]')
  from public.modules m where m.course_id = outline.course;
$$;

create function private.lesson_count(course bigint) returns int
language sql stable security definer -- as above
set search_path = '' as $$
  select count(*)::int from public.lessons l join public.modules m on m.id = l.module_id
  where m.course_id = lesson_count.course;
$$;

create function private.starts_at(cohort public.cohorts) returns timestamptz
language sql stable
set search_path = '' as $$
  select private.instant_of(cohort.start_date, cohort.unlock_time, cohort.time_zone);
$$;

-- What everybody may know of a cohort that they see.
create function private.cohort_card(cohort public.cohorts) returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object(
    'id', cohort.id, 'name', cohort.name, 'start_date', cohort.start_date, 'end_date', cohort.end_date,
    'starts_at', private.starts_at(cohort), 'time_zone', cohort.time_zone,
    'status', private.cohort_status(cohort), 'max_students', cohort.max_students,
    'free_seats', private.free_seats(cohort));
$$;

create function private.my_seat(cohort bigint) returns text
language sql stable security definer -- one word about the caller
set search_path = '' as $$
  select e.status from public.cohort_enrollments e
  where e.cohort_id = my_seat.cohort and e.user_id = (select auth.uid());
$$;

create function private.my_self_paced(course bigint) returns text
language sql stable security definer -- one word about the caller; visitors may not ask the table
set search_path = '' as $$
  select e.status from public.enrollments e
  where e.course_id = my_self_paced.course and e.user_id = (select auth.uid());
$$;
grant execute on function private.viewer(), private.outline(bigint), private.lesson_count(bigint),
  private.starts_at(public.cohorts), private.cohort_card(public.cohorts), private.my_seat(bigint),
  private.my_self_paced(bigint)
  to anon, authenticated, service_role;

create function public.viewer() returns jsonb
language sql stable set search_path = '' as $$ select private.viewer(); $$;
comment on function public.viewer() is 'Who is looking: {id, name, email, role, time_zone}; null for a visitor.';

create function public.course_catalog() returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer(), 'courses', coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', c.id, 'slug', c.slug, 'name', c.name, 'description', c.description, 'track', c.track,
      'difficulty', c.difficulty, 'teacher', private.display_name(c.created_by),
      'module_count', (select count(*) from public.modules m where m.course_id = c.id),
      'lesson_count', private.lesson_count(c.id),
      'self_paced', c.enrollment_type in ('open', 'hybrid'),
      'cohort_count', (select count(*) from public.cohorts h where h.course_id = c.id and h.status <> 'archived'),
      'next_cohort', (
        select private.cohort_card(h) from public.cohorts h
        where h.course_id = c.id and private.cohort_status(h) in ('upcoming', 'active')
        order by private.cohort_status(h) = 'upcoming' desc, abs(h.start_date - private.clock()::date), h.id limit 1)
      ) order by c.name, c.id)
    from public.courses c where c.published), '[]'));
$$;
comment on function public.course_catalog() is '{viewer, courses}: the published courses, each with its next cohort.';

create function public.course_page(course_slug text) returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer(), 'course', (
    select jsonb_build_object(
      'id', c.id, 'slug', c.slug, 'name', c.name, 'description', c.description, 'track', c.track,
      'difficulty', c.difficulty, 'published', c.published, 'teacher', private.display_name(c.created_by),
      'teaches', private.may_teach_course(c.id),
      'self_paced', c.enrollment_type in ('open', 'hybrid'),
      'my_self_paced', private.my_self_paced(c.id),
      'modules', private.outline(c.id),
      'cohorts', coalesce((
        select jsonb_agg(private.cohort_card(h) || jsonb_build_object(
          'my_status', private.my_seat(h.id),
          'schedule', coalesce((
            select jsonb_agg(jsonb_build_object(
              'module_id', m.id, 'module_name', m.name, 'unlock_date', s.unlock_date, 'lock_date', s.lock_date,
              'opens_at', greatest(private.starts_at(h), private.instant_of(s.unlock_date, h.unlock_time, h.time_zone)))
              order by m.order_index, m.id)
            from public.modules m
            left join public.cohort_schedules s on s.module_id = m.id and s.cohort_id = h.id
            where m.course_id = c.id), '[]'))
          order by private.cohort_status(h) = 'completed', h.start_date, h.id)
        from public.cohorts h
        where h.course_id = c.id and (h.status <> 'archived' or private.my_seat(h.id) is not null)), '[]'))
    from public.courses c where c.slug = course_page.course_slug));
$$;
comment on function public.course_page(text) is
  '{viewer, course}: a course with its outline, its cohorts, their schedules and free seats; course null when it is not there for the caller.';
grant execute on function public.viewer(), public.course_catalog(), public.course_page(text) to anon, authenticated, service_role;
