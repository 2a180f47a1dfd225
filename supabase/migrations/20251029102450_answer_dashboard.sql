-- Where a person stands in everything they take. (See prepare_answers for how these are built.)
create function private.my_way()
returns table (course_id bigint, cohort_id bigint, total int, completed int, next_lesson json, next_opening json)
language plpgsql stable security definer -- titles only; answers for the caller alone
rows 5
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := private.me();
begin
  return query
  with way as (
    select c.course_id, e.cohort_id
    from public.cohort_enrollments e join public.cohorts c on c.id = e.cohort_id where e.user_id = me
    union all
    select e.course_id, null from public.enrollments e where e.user_id = me
  ), gate as materialized (
    select w.course_id, w.cohort_id, g.open, g.why, g.opens_at, m.id, m.name, m.order_index
    from way w
    -- Course by course, and module by module below: there may be thousands of lessons.
    cross join lateral (select x.* from public.modules x where x.course_id = w.course_id offset 0) as m
    left join private.gates(me, private.clock()) g
      on g.module_id = m.id and g.cohort_id is not distinct from w.cohort_id
  ), lesson as materialized (
    select l.module_id, l.id, l.name, l.order_index, p.id is not null as done
    from (select distinct g.id from gate g) g
    cross join lateral (select x.* from public.lessons x where x.module_id = g.id offset 0) as l
    left join public.lesson_progress p on p.lesson_id = l.id and p.user_id = me and p.completed
  ), walked as (
    select g.course_id, g.cohort_id, count(l.id)::int as total, (count(*) filter (where l.done))::int as completed,
      (array_agg(l.id order by g.order_index, g.id, l.order_index, l.id) filter (where g.open and not l.done))[1] as next_id
    from gate g left join lesson l on l.module_id = g.id
    group by g.course_id, g.cohort_id
  )
  select w.course_id, w.cohort_id, w.total, w.completed,
    (select json_build_object('id', l.id, 'name', l.name, 'module_name', m.name)
     from public.lessons l join public.modules m on m.id = l.module_id where l.id = w.next_id),
    (select json_build_object('module_name', g.name, 'opens_at', g.opens_at) from gate g
     where g.course_id = w.course_id and g.cohort_id = w.cohort_id and g.why in ('not_started', 'not_yet')
     order by g.opens_at, g.order_index limit 1)
  from walked w;
end;
$$;
comment on function private.my_way() is
  'Each way the caller takes a course (cohort_id null: self-paced): lessons, completed ones, where to go on, what opens next.';

create function private.replies_to_me() returns table (kind text, id bigint, place text, created_at timestamptz)
language plpgsql stable security definer -- points at posts, which row security then shows or not
rows 50
set search_path = '' as $$
declare
  me uuid := private.me();
begin
  return query
  (select 'post', r.id, l.name, r.created_at
   from public.lesson_discussions mine
   join public.lesson_discussions r on r.parent_id = mine.id
   join public.lessons l on l.id = r.lesson_id
   where mine.user_id = me and r.user_id is distinct from me and r.hidden_at is null
   order by r.created_at desc limit 50)
  union all
  (select 'reply', r.id, mine.title, r.created_at
   from public.course_forums mine
   join public.forum_replies r on r.forum_post_id = mine.id
   where mine.user_id = me and mine.hidden_at is null and r.user_id is distinct from me and r.hidden_at is null
   order by r.created_at desc limit 50);
end;
$$;
comment on function private.replies_to_me() is
  'The latest replies to the caller''s posts (kind post) and topics (kind reply), with the titles of their lessons or topics.';

create function private.answers_to_me() returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select coalesce(json_agg(json_build_object(
      'kind', r.kind, 'post_id', r.id, 'lesson_id', r.lesson_id, 'topic_id', r.topic_id, 'place', r.place,
      'cohort_id', r.cohort_id, 'author', private.display_name(r.user_id), 'is_teacher_response', r.is_teacher_response,
      'created_at', r.created_at, 'excerpt', left(r.content, 160)) order by r.created_at desc), '[]')
    from (
      select m.kind, m.id, m.place, m.created_at, d.*
      from private.replies_to_me() m
      cross join lateral (
        select p.lesson_id, null::bigint as topic_id, p.cohort_id, p.user_id, p.is_teacher_response, p.content
        from public.lesson_discussions p where m.kind = 'post' and p.id = m.id
        union all
        select null, p.forum_post_id, private.cohort_of_topic(p.forum_post_id), p.user_id, p.is_teacher_response, p.content
        from public.forum_replies p where m.kind = 'reply' and p.id = m.id
        limit 1) as d
      order by m.created_at desc limit 5) r);
end;
$$;
comment on function private.answers_to_me() is 'The latest answers to what the caller wrote, as far as they may read them.';
grant execute on function private.my_way(), private.replies_to_me(), private.answers_to_me()
  to anon, authenticated, service_role;

create function public.dashboard() returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  -- A value: row security lets an index find rows by it, as it does not by a call of private.me().
  me uuid := private.me();
  instant timestamptz := private.clock();
begin
  return (
    with way as materialized (
      select w.* from private.my_way() w
    )
    select json_build_object('viewer', private.viewer(),
      'enrollments', coalesce((
        select json_agg(json_build_object(
          'cohort_id', h.id, 'cohort_name', h.name, 'course_slug', c.slug, 'course_name', c.name,
          'status', e.status, 'cohort_status', k.status,
          'start_date', h.start_date, 'end_date', h.end_date, 'starts_at', private.starts_at(h), 'time_zone', h.time_zone,
          'completed', e.completed_lessons, 'total', coalesce(w.total, 0),
          'next_lesson', w.next_lesson, 'next_opening', w.next_opening)
          order by k.status in ('completed', 'archived'), e.status = 'dropped', h.start_date desc, h.id)
        from public.cohort_enrollments e
        join public.cohorts h on h.id = e.cohort_id
        join public.courses c on c.id = h.course_id
        cross join lateral private.status_at(h.status, h.start_date, h.end_date, h.time_zone, instant) as k (status)
        left join way w on w.cohort_id = h.id
        where e.user_id = me), '[]'),
      'self_paced', coalesce((
        select json_agg(json_build_object(
          'course_slug', c.slug, 'course_name', c.name, 'status', e.status,
          'completed', coalesce(w.completed, 0), 'total', coalesce(w.total, 0),
          'next_lesson', w.next_lesson) order by e.enrolled_at desc)
        from public.enrollments e join public.courses c on c.id = e.course_id
        left join way w on w.course_id = c.id and w.cohort_id is null
        -- Whoever has to do with a cohort of the course goes that way.
        where e.user_id = me and not exists (
          select 1 from private.my_seats() s join public.cohorts h on h.id = s.cohort_id
          where h.course_id = e.course_id)), '[]'),
      'answers', private.answers_to_me()));
end;
$$;
comment on function public.dashboard() is '{viewer, enrollments, self_paced, answers}: where the caller stands in each course.';
revoke execute on function public.dashboard() from public, anon;
grant execute on function public.dashboard() to authenticated;
