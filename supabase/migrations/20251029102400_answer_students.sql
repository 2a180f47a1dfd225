-- What a student's pages show: a cohort, and the dashboard. (See answer_visitors for how these are built.)
create function private.classmates(cohort bigint) returns jsonb
language sql stable security definer -- hands out display names alone, and only to members and those who teach
set search_path = '' as $$
  select coalesce(jsonb_agg(n.name order by n.enrolled_at), '[]') from (
    select private.display_name(e.user_id) as name, e.enrolled_at
    from public.cohort_enrollments e
    where e.cohort_id = classmates.cohort and e.status in ('active', 'completed', 'paused')
      and (classmates.cohort in (select private.my_reading_cohort_ids()) or private.may_teach_cohort(classmates.cohort))
    order by e.enrolled_at, e.id limit 60) n;
$$;

create function private.student_count(cohort bigint) returns int
language sql stable security definer -- a number about a cohort that the caller sees
set search_path = '' as $$
  select count(*)::int from public.cohort_enrollments e
  where e.cohort_id = student_count.cohort and e.status in ('active', 'completed', 'paused');
$$;

-- The first lesson, in the course's order, that is open to the caller and not done: where to go on.
create function private.next_lesson(course bigint, cohort bigint) returns jsonb
language sql stable security definer -- titles only; answers for the caller alone
set search_path = '' as $$
  select jsonb_build_object('id', l.id, 'name', l.name, 'module_name', m.name)
  from public.modules m
  join public.lessons l on l.module_id = m.id
  join private.gates((select auth.uid()), private.clock()) g
    on g.module_id = m.id and g.cohort_id is not distinct from next_lesson.cohort and g.open
  left join public.lesson_progress p on p.lesson_id = l.id and p.user_id = (select auth.uid()) and p.completed
  where m.course_id = next_lesson.course and p.id is null
  order by m.order_index, m.id, l.order_index, l.id limit 1;
$$;

create function private.my_done(course bigint) returns setof bigint
language sql stable security definer -- the caller's own rows; visitors may not ask the table
set search_path = '' as $$
  select p.lesson_id from public.lesson_progress p
  join public.lessons l on l.id = p.lesson_id join public.modules m on m.id = l.module_id
  where p.user_id = (select auth.uid()) and p.completed and m.course_id = my_done.course;
$$;

create function private.completed_count(course bigint) returns int
language sql stable
set search_path = '' as $$
  select count(*)::int from private.my_done(course);
$$;
grant execute on function private.classmates(bigint), private.student_count(bigint), private.next_lesson(bigint, bigint),
  private.my_done(bigint), private.completed_count(bigint) to anon, authenticated, service_role;

create function public.cohort_page(cohort_id bigint) returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer(), 'cohort', (
    select private.cohort_card(h) || jsonb_build_object(
      'my_status', private.my_seat(h.id), 'teaches', private.may_teach_cohort(h.id),
      'students', private.student_count(h.id), 'classmates', private.classmates(h.id),
      'course', jsonb_build_object(
        'id', c.id, 'slug', c.slug, 'name', c.name, 'teacher', private.display_name(c.created_by),
        'published', c.published),
      'completed', private.completed_count(c.id), 'total', private.lesson_count(c.id),
      'next_lesson', private.next_lesson(c.id, h.id),
      'modules', (
        select coalesce(jsonb_agg(o.module || jsonb_build_object(
          'state', case when g.open then 'open' when g.why = 'closed' then 'closed' else 'locked' end,
          'why', coalesce(g.why, 'not_enrolled'),
          'unlock_date', s.unlock_date, 'lock_date', s.lock_date,
          'opens_at', greatest(private.starts_at(h), private.instant_of(s.unlock_date, h.unlock_time, h.time_zone)),
          'closes_at', private.instant_of(s.lock_date, '00:00', h.time_zone),
          'lessons', (
            select coalesce(jsonb_agg(
              l.lesson || jsonb_build_object('completed', (l.lesson ->> 'id')::bigint = any (done.ids)) order by l.nth), '[]')
            from jsonb_array_elements(o.module -> 'lessons') with ordinality as l (lesson, nth)))
          order by o.nth), '[]')
        from jsonb_array_elements(private.outline(c.id)) with ordinality as o (module, nth)
        left join private.my_cohort_gates(h.id) g on g.module_id = (o.module ->> 'id')::bigint
        left join public.cohort_schedules s on s.cohort_id = h.id and s.module_id = (o.module ->> 'id')::bigint))
    from public.cohorts h join public.courses c on c.id = h.course_id
    cross join lateral (select array(select private.my_done(c.id)) as ids) done
    where h.id = cohort_page.cohort_id));
$$;
comment on function public.cohort_page(bigint) is
  '{viewer, cohort}: a cohort with its modules, each open or not for the caller, why and when; cohort null when it is not there for the caller.';

create function private.answers_to_me() returns jsonb
language sql stable
set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'post_id', r.id, 'lesson_id', r.lesson_id, 'lesson_name', l.name, 'cohort_id', r.cohort_id,
    'author', private.display_name(r.user_id), 'is_teacher_response', r.is_teacher_response,
    'created_at', r.created_at, 'excerpt', left(r.content, 160)) order by r.created_at desc), '[]')
  from (
    select reply.* from public.lesson_discussions mine
    join public.lesson_discussions reply on reply.parent_id = mine.id
    where mine.user_id = (select auth.uid()) and reply.user_id is distinct from (select auth.uid())
      and reply.hidden_at is null
    order by reply.created_at desc limit 5) r
  join public.lessons l on l.id = r.lesson_id;
$$;
comment on function private.answers_to_me() is 'The latest answers to what the caller wrote.';
grant execute on function private.answers_to_me() to anon, authenticated, service_role;

create function public.dashboard() returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer(),
    'enrollments', coalesce((
      select jsonb_agg(jsonb_build_object(
        'cohort_id', h.id, 'cohort_name', h.name, 'course_slug', c.slug, 'course_name', c.name,
        'status', e.status, 'cohort_status', private.cohort_status(h),
        'start_date', h.start_date, 'end_date', h.end_date, 'starts_at', private.starts_at(h), 'time_zone', h.time_zone,
        'completed', e.completed_lessons, 'total', private.lesson_count(c.id),
        'next_lesson', private.next_lesson(c.id, h.id),
        'next_opening', (
          select jsonb_build_object('module_name', m.name, 'opens_at', g.opens_at)
          from private.my_cohort_gates(h.id) g join public.modules m on m.id = g.module_id
          where g.why in ('not_started', 'not_yet') order by g.opens_at, m.order_index limit 1))
        order by private.cohort_status(h) in ('completed', 'archived'), e.status = 'dropped', h.start_date desc, h.id)
      from public.cohort_enrollments e
      join public.cohorts h on h.id = e.cohort_id
      join public.courses c on c.id = h.course_id
      where e.user_id = (select auth.uid())), '[]'),
    'self_paced', coalesce((
      select jsonb_agg(jsonb_build_object(
        'course_slug', c.slug, 'course_name', c.name, 'status', e.status,
        'completed', private.completed_count(c.id), 'total', private.lesson_count(c.id),
        'next_lesson', private.next_lesson(c.id, null)) order by e.enrolled_at desc)
      from public.enrollments e join public.courses c on c.id = e.course_id
      -- Whoever has to do with a cohort of the course goes that way.
      where e.user_id = (select auth.uid()) and not exists (
        select 1 from public.cohort_enrollments ce join public.cohorts h on h.id = ce.cohort_id
        where ce.user_id = e.user_id and h.course_id = e.course_id)), '[]'),
    'answers', private.answers_to_me());
$$;
comment on function public.dashboard() is '{viewer, enrollments, self_paced, answers}: where the caller stands in each course.';
revoke execute on function public.dashboard() from public, anon;
grant execute on function public.cohort_page(bigint) to anon, authenticated, service_role;
grant execute on function public.dashboard() to authenticated;
