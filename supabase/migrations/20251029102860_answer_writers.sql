-- What those who write courses look at: row security shows them their drafts. (See prepare_answers for how these are built.)
create function private.people_of(course bigint) returns int
language plpgsql stable security definer -- counts what row security would show to them row by row, after asking who asks
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select count(*) from (
      select e.user_id from public.cohorts h join public.cohort_enrollments e on e.cohort_id = h.id
      where h.course_id = course and e.status in ('active', 'completed', 'paused')
      union
      select e.user_id from public.enrollments e
      where e.course_id = course and e.status in ('active', 'completed', 'paused')) p
    where private.may_teach_course(course));
end;
$$;
comment on function private.people_of(bigint) is
  'How many people have a seat in a cohort of a course or take it alone, for those who teach it; 0 for others.';

create function private.outline_in_hand(course bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    with lesson as (
      select l.module_id, json_agg(r order by l.order_index, l.id) as lessons
      from public.lessons l
      cross join lateral (
        select l.id, l.name, coalesce(l.text_content ~ '\S', false) as has_text,
          coalesce(l.youtube_url ~ '\S', false) as has_video) r
      where l.module_id in (select m.id from public.modules m where m.course_id = course)
      group by l.module_id
    )
    select coalesce(json_agg(x order by m.order_index, m.id), '[]')
    from public.modules m
    left join lesson l on l.module_id = m.id
    cross join lateral (
      select m.id, m.name, m.description, m.version, coalesce(l.lessons, '[]') as lessons) x
    where m.course_id = course);
end;
$$;
comment on function private.outline_in_hand(bigint) is 'The modules and lessons of a course as those who write it see them, without the texts.';
grant execute on function private.people_of(bigint), private.outline_in_hand(bigint) to authenticated;

create function public.writing() returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := private.clock();
begin
  return json_build_object('viewer', private.viewer(), 'courses', (
    with mine as materialized (
      select c.* from public.courses c where c.id in (select private.my_taught_course_ids())
      order by c.name, c.id limit 200
    ), running as (
      select h.course_id, count(*) as cohorts
      from public.cohorts h
      where h.course_id in (select x.id from mine x)
        and private.status_at(h.status, h.start_date, h.end_date, h.time_zone, instant) in ('upcoming', 'active')
      group by h.course_id
    )
    select coalesce(json_agg(r order by c.name, c.id), '[]')
    from mine c
    join private.course_sizes(array(select x.id from mine x)) z on z.course_id = c.id
    left join running n on n.course_id = c.id
    cross join lateral (
      select c.id, c.slug, c.name, c.published, z.modules, z.lessons, coalesce(n.cohorts, 0) as cohorts) r));
end;
$$;
comment on function public.writing() is '{viewer, courses}: the courses that the caller teaches, by name.';

create function public.writing_course(course_id bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object('viewer', private.viewer(), 'course', (
    select to_json(r)
    from public.courses c
    cross join lateral (
      select c.id, c.slug, c.name, c.description, c.track, c.difficulty, c.published, c.enrollment_type,
        c.default_duration_weeks, c.version, private.display_name(c.created_by) as teacher,
        private.people_of(c.id) as people,
        private.last_saved('courses', c.id, c.version) as saved,
        private.outline_in_hand(c.id) as modules,
        (select coalesce(json_agg(k.card order by k.card ->> 'start_date', k.cohort_id), '[]')
         from private.office_cards(array(
           select h.id from public.cohorts h where h.course_id = c.id and h.status <> 'archived')) k) as cohorts) r
    where c.id = writing_course.course_id and private.may_teach_course(c.id)));
end;
$$;
comment on function public.writing_course(bigint) is
  '{viewer, course}: a course with its outline, its cohorts that are not archived and how many people take it; course null for those who do not teach it.';

create function public.writing_lesson(lesson_id bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object('viewer', private.viewer(), 'lesson', (
    select to_json(r)
    from public.lessons l
    join public.modules m on m.id = l.module_id
    join public.courses c on c.id = m.course_id
    cross join lateral (
      select l.id, l.name, l.text_content, l.youtube_url, l.video_duration_seconds, l.resources, l.version,
        private.last_saved('lessons', l.id, l.version) as saved,
        json_build_object('id', m.id, 'name', m.name) as module,
        json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'published', c.published) as course,
        (select json_agg(json_build_object('id', x.id, 'name', x.name) order by x.order_index, x.id)
         from public.modules x where x.course_id = c.id) as modules) r
    where l.id = writing_lesson.lesson_id and private.may_teach_course(c.id)));
end;
$$;
comment on function public.writing_lesson(bigint) is
  '{viewer, lesson}: a lesson as it is written, with the modules it could stand in; lesson null for those who do not teach it.';

revoke execute on function public.writing(), public.writing_course(bigint), public.writing_lesson(bigint) from public, anon;
grant execute on function public.writing(), public.writing_course(bigint), public.writing_lesson(bigint) to authenticated;
