-- A lesson's page: the text if the gate is open, its title and opening time if not, and the cohort's talk.
-- (See answer_visitors for how these are built.)

-- Where hidden posts stood, for readers to whom row security does not show them.
create function private.hidden_places(lesson bigint, cohort bigint)
returns table (id bigint, parent_id bigint, created_at timestamptz)
language sql stable security definer -- hands out the place alone, and only to those who may read the talk
set search_path = '' as $$
  select d.id, d.parent_id, d.created_at from public.lesson_discussions d
  where d.lesson_id = hidden_places.lesson and d.cohort_id = hidden_places.cohort and d.hidden_at is not null
    and d.user_id is distinct from (select auth.uid())
    and hidden_places.cohort in (select private.my_reading_cohort_ids())
    and hidden_places.lesson in (select private.my_open_lesson_ids())
    and not private.may_teach_cohort(hidden_places.cohort);
$$;

-- Where a lesson stands: titles only, for whoever sees its course.
create function private.lesson_place(lesson bigint)
returns table (lesson_id bigint, lesson_name text, module_id bigint, module_name text, course_id bigint, neighbours jsonb)
language sql stable security definer -- lesson rows are readable only when open; titles are public
set search_path = '' as $$
  with here as (
    select l.id, m.course_id from public.lessons l join public.modules m on m.id = l.module_id
    where l.id = lesson_place.lesson
  ), ordered as (
    select l.id, l.name, m.id as module_id, m.name as module_name, m.course_id,
      lag(jsonb_build_object('id', l.id, 'name', l.name, 'module_id', m.id)) over w as previous,
      lead(jsonb_build_object('id', l.id, 'name', l.name, 'module_id', m.id)) over w as next,
      row_number() over w as nth, count(*) over () as total
    from here
    join public.modules m on m.course_id = here.course_id
    join public.lessons l on l.module_id = m.id
    window w as (order by m.order_index, m.id, l.order_index, l.id)
  )
  select o.id, o.name, o.module_id, o.module_name, o.course_id,
    jsonb_build_object('previous', o.previous, 'next', o.next, 'nth', o.nth, 'total', o.total)
  from ordered o where o.id = lesson_place.lesson;
$$;

-- Visitors may not ask the tables that these two read, which would refuse them the whole answer; so the first is not
-- asked for a visitor, and the second asks for them.
create function private.lesson_content(lesson bigint) returns jsonb
language sql stable -- row security: only when open
set search_path = '' as $$
  select jsonb_build_object(
    'text_content', l.text_content, 'youtube_url', l.youtube_url,
    'video_duration_seconds', l.video_duration_seconds, 'resources', l.resources)
  from public.lessons l where l.id = lesson_content.lesson;
$$;

create function private.my_progress(lesson bigint) returns table (completed boolean, completed_at timestamptz)
language sql stable security definer -- the caller's own row
set search_path = '' as $$
  select p.completed, p.completed_at from public.lesson_progress p
  where p.lesson_id = my_progress.lesson and p.user_id = (select auth.uid());
$$;
grant execute on function private.lesson_content(bigint), private.my_progress(bigint)
  to anon, authenticated, service_role;
grant execute on function private.hidden_places(bigint, bigint), private.lesson_place(bigint)
  to anon, authenticated, service_role;

-- The caller's cohorts of a course: those they have a seat in, then those they teach.
create function private.my_cohorts_of(course bigint) returns jsonb
language sql stable
set search_path = '' as $$
  select coalesce(jsonb_agg(c.card order by c.seat, c.start_date desc, c.id desc), '[]') from (
    select h.id, h.start_date, coalesce(private.takes_seat(private.my_seat(h.id)), false) is false as seat,
      jsonb_build_object('id', h.id, 'name', h.name, 'time_zone', h.time_zone,
        'my_status', private.my_seat(h.id), 'teaches', private.may_teach_cohort(h.id),
        'running', private.cohort_status(h) in ('upcoming', 'active')) as card
    from public.cohorts h
    where h.course_id = my_cohorts_of.course
      and (private.takes_seat(private.my_seat(h.id)) or private.may_teach_cohort(h.id))
    order by seat, h.start_date desc, h.id desc limit 50) c;
$$;

create function private.thread_page(lesson bigint, cohort bigint, before bigint) returns jsonb
language sql stable
set search_path = '' as $$
  with recursive seen as (
    select d.id, d.parent_id, d.user_id, d.content, d.is_teacher_response, d.is_pinned, d.hidden_at, d.created_at, d.updated_at
    from public.lesson_discussions d where d.lesson_id = thread_page.lesson and d.cohort_id = thread_page.cohort
    union all
    select p.id, p.parent_id, null, null, false, false, p.created_at, p.created_at, p.created_at
    from private.hidden_places(thread_page.lesson, thread_page.cohort) p
  ), roots as (
    select s.id from seen s
    where s.parent_id is null and (case when before is null then true else s.id < before and not s.is_pinned end)
    order by s.is_pinned desc, s.id desc limit 20
  ), shown as (
    select s.* from seen s join roots r on r.id = s.id
    union all
    select s.* from seen s join shown p on s.parent_id = p.id
  )
  select jsonb_build_object(
    'posts', coalesce(jsonb_agg(jsonb_build_object(
      'id', s.id, 'parent_id', s.parent_id, 'author', private.display_name(s.user_id),
      'mine', coalesce(s.user_id = (select auth.uid()), false), 'content', s.content,
      'is_teacher_response', s.is_teacher_response, 'is_pinned', s.is_pinned,
      'created_at', s.created_at, 'updated_at', s.updated_at, 'hidden', s.hidden_at is not null,
      'hidden_reason', m.reason, 'hidden_by_role', m.moderator_role)
      order by s.parent_id is null desc, s.is_pinned desc, case when s.parent_id is null then -s.id else s.id end), '[]'),
    'more', case when (select count(*) from roots) = 20 then (
      select min(r.id) from roots r join seen s on s.id = r.id and not s.is_pinned
      where exists (select 1 from seen older where older.parent_id is null and not older.is_pinned
        and older.id < (select min(r2.id) from roots r2 join seen s2 on s2.id = r2.id and not s2.is_pinned))) end)
  from shown s
  left join lateral (
    select x.reason, x.moderator_role from public.moderations x
    where x.discussion_id = s.id and x.act = 'hide' and s.hidden_at is not null
    order by x.id desc limit 1) m on true;
$$;
comment on function private.thread_page(bigint, bigint, bigint) is
  '{posts, more}: 20 threads, pinned and newest first, with all their replies in order; before: the value of more.';
grant execute on function private.my_cohorts_of(bigint), private.thread_page(bigint, bigint, bigint)
  to anon, authenticated, service_role;
