-- The parts of a lesson's page: where the lesson stands, whose talk about it the caller may follow, and a page of that
-- talk. (See prepare_answers for how these are built.)

-- Who may read the talk sees that a hidden post stood there; row security shows its words to its author and to those
-- who teach.
create function private.thread_places(lesson bigint, cohort bigint, before bigint)
returns table (id bigint, parent_id bigint, created_at timestamptz, nth bigint, goes_on boolean)
language plpgsql stable security definer -- hands out places alone, and only to those who may read the talk
rows 60
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if not (private.may_teach_cohort(cohort)
    or (cohort in (select private.my_reading_cohort_ids()) and coalesce((
      select g.open from public.lessons l cross join lateral private.my_gate(l.module_id) as g
      where l.id = lesson), false))) then
    return;
  end if;
  return query
  with recursive pinned as materialized (
    select d.id, d.created_at, row_number() over (order by d.id desc) as nth
    from public.lesson_discussions d
    where d.lesson_id = lesson and d.cohort_id = cohort and d.parent_id is null and d.is_pinned and before is null
  ), newest as materialized (
    select n.id, n.created_at, row_number() over (order by n.id desc) as nth
    from (
      select d.id, d.created_at from public.lesson_discussions d
      where d.lesson_id = lesson and d.cohort_id = cohort and d.parent_id is null and not d.is_pinned
        and d.id < coalesce(before, 9223372036854775807)
      order by d.id desc limit 21) n
  ), room as materialized (
    -- At least one, so that a page always ends with a thread from which the next one goes on.
    select count(*) as pins, greatest(20 - count(*), 1) as threads from pinned
  ), shown as (
    select p.id, null::bigint as parent_id, p.created_at, p.nth, false as goes_on from pinned p
    union all
    select n.id, null, n.created_at, r.pins + n.nth,
      n.nth = r.threads and exists (select 1 from newest x where x.nth > r.threads)
    from newest n cross join room r where n.nth <= r.threads
  ), place as (
    select s.* from shown s
    union all
    -- Thread by thread: the talk may have thousands of others.
    select r.id, r.parent_id, r.created_at, null, false
    from place p
    cross join lateral (
      select d.id, d.parent_id, d.created_at from public.lesson_discussions d
      where d.parent_id = p.id and d.lesson_id = lesson and d.cohort_id = cohort offset 0) r
  )
  select p.id, p.parent_id, p.created_at, p.nth, p.goes_on from place p;
end;
$$;
comment on function private.thread_places(bigint, bigint, bigint) is
  'Where the posts of a page of talk stand: all pinned threads, then the newest up to 20 in all (nth), with all their replies; goes_on: there are more after this one.';

-- A question of its own, since few posts are hidden: what a page asks nearly always for nothing costs it most.
create function private.why_hidden(kind text, post bigint) returns public.moderations
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  latest public.moderations;
begin
  -- A statement each: one with three ways would use no index.
  case kind
    when 'post' then
      select x.* into latest from public.moderations x
      where x.discussion_id = post and x.act = 'hide' order by x.id desc limit 1;
    when 'topic' then
      select x.* into latest from public.moderations x
      where x.topic_id = post and x.act = 'hide' order by x.id desc limit 1;
    when 'reply' then
      select x.* into latest from public.moderations x
      where x.reply_id = post and x.act = 'hide' order by x.id desc limit 1;
  end case;
  return latest;
end;
$$;
comment on function private.why_hidden(text, bigint) is
  'The act by which a post of a lesson (kind post), a topic or a reply was hidden last, where the caller may read it; nulls: not.';

create function private.thread_page(lesson bigint, cohort bigint, before bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := private.me();
begin
  return (
    with place as materialized (
      select p.* from private.thread_places(lesson, cohort, before) p
    ), post as materialized (
      -- By their ids: the talk may have thousands of others.
      select d.*, case when d.hidden_at is not null then private.why_hidden('post', d.id) end as hiding
      from public.lesson_discussions d where d.id = any (array(select p.id from place p))
    ), author as materialized (
      select n.* from private.names_of(array(select d.user_id from post d)) n
    )
    select json_build_object(
      'posts', coalesce(json_agg(r order by p.nth, p.id), '[]'),
      'more', (select x.id from place x where x.goes_on))
    from place p
    left join post d on d.id = p.id
    left join author a on a.user_id = d.user_id
    cross join lateral (
      select 'post' as kind, p.id, p.parent_id, a.name as author, coalesce(d.user_id = me, false) as mine, d.content,
        coalesce(d.is_teacher_response, false) as is_teacher_response, coalesce(d.is_pinned, false) as is_pinned,
        p.created_at, coalesce(d.updated_at, p.created_at) as updated_at,
        d.id is null or d.hidden_at is not null as hidden,
        (d.hiding).reason as hidden_reason, (d.hiding).moderator_role as hidden_by_role) r);
end;
$$;
comment on function private.thread_page(bigint, bigint, bigint) is
  '{posts, more}: the pinned threads and the newest, 20 in all, with all their replies in order; before: the value of more.';

create function private.lesson_place(lesson bigint)
returns table (lesson_name text, module_id bigint, module_name text, course_id bigint, neighbours json)
language plpgsql stable security definer -- lesson rows are readable only when open; titles are public
rows 1
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  with ordered as materialized (
    select l.id, l.name, m.id as module_id, m.name as module_name, m.course_id,
      row_number() over (order by m.order_index, m.id, l.order_index, l.id) as nth
    from public.modules m
    join public.lessons l on l.module_id = m.id
    where m.course_id = (
      select x.course_id from public.lessons k join public.modules x on x.id = k.module_id where k.id = lesson)
  )
  select o.name, o.module_id, o.module_name, o.course_id,
    json_build_object(
      'previous', (select json_build_object('id', n.id, 'name', n.name, 'module_id', n.module_id)
        from ordered n where n.nth = o.nth - 1),
      'next', (select json_build_object('id', n.id, 'name', n.name, 'module_id', n.module_id)
        from ordered n where n.nth = o.nth + 1),
      'nth', o.nth, 'total', (select count(*) from ordered))
  from ordered o where o.id = lesson;
end;
$$;
comment on function private.lesson_place(bigint) is 'Where a lesson stands: titles only, for whoever sees its course.';

create function private.my_progress(lesson bigint) returns table (completed boolean, completed_at timestamptz)
language plpgsql stable security definer -- the caller's own row; visitors may not ask the table
rows 1
set search_path = '' as $$
begin
  return query select p.completed, p.completed_at from public.lesson_progress p
    where p.lesson_id = lesson and p.user_id = (select private.me());
end;
$$;
comment on function private.my_progress(bigint) is 'What the caller has done of a lesson; no row: nothing.';

create function private.my_cohorts_of(course bigint, teaches boolean) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := private.clock();
begin
  return (
    select coalesce(json_agg(json_build_object(
      'id', c.id, 'name', c.name, 'time_zone', c.time_zone, 'my_status', c.my_status, 'teaches', teaches,
      'running', private.status_at(c.status, c.start_date, c.end_date, c.time_zone, instant) in ('upcoming', 'active'))
      order by c.seated desc, c.start_date desc, c.id desc), '[]')
    from (
      select h.*, s.status as my_status, s.status is not null and private.takes_seat(s.status) as seated
      from public.cohorts h left join private.my_seats() s on s.cohort_id = h.id
      where h.course_id = course and (teaches or private.takes_seat(s.status))
      order by seated desc, h.start_date desc, h.id desc limit 50) c);
end;
$$;
comment on function private.my_cohorts_of(bigint, boolean) is
  'The caller''s cohorts of a course: those they have a seat in, then, for who teaches the course, the others.';
grant execute on function private.thread_places(bigint, bigint, bigint), private.why_hidden(text, bigint),
  private.thread_page(bigint, bigint, bigint),
  private.lesson_place(bigint), private.my_progress(bigint), private.my_cohorts_of(bigint, boolean)
  to anon, authenticated, service_role;
