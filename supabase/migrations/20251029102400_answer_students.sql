-- What a student's pages show: a cohort, and the dashboard. (See prepare_answers for how these are built.)
-- A table of this migration: nobody waits for it yet.
-- squawk-ignore require-concurrent-index-creation
create index cohort_enrollments_joined on public.cohort_enrollments (cohort_id, enrolled_at, id);

create function private.classmates(cohort bigint) returns json
language plpgsql stable security definer -- hands out display names alone, and only to members and those who teach
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if not (cohort in (select private.my_reading_cohort_ids()) or private.may_teach_cohort(cohort)) then
    return '[]';
  end if;
  return (
    select coalesce(json_agg(coalesce(nullif(btrim(a.name), ''), 'Somebody') order by n.enrolled_at, n.id), '[]')
    from (
      select e.user_id, e.enrolled_at, e.id from public.cohort_enrollments e
      where e.cohort_id = cohort and e.status in ('active', 'completed', 'paused')
      order by e.enrolled_at, e.id limit 60) n
    left join public.applications a on a.user_id = n.user_id);
end;
$$;
comment on function private.classmates(bigint) is 'The display names of the first 60 people of a cohort, for each other.';

create function private.my_modules(cohort bigint)
returns table (modules json, total int, completed int, next_lesson json)
language plpgsql stable security definer -- titles and opening times, with the caller's own progress
rows 1
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := private.me();
begin
  return query
  with gate as materialized (
    select g.* from private.gates_of(
      array[coalesce(
        (select s from private.my_seats() s where s.cohort_id = cohort),
        (cohort, null, null)::private.seat)],
      private.clock()) g
  ), taught as (
    select l.module_id, count(l.id) as lessons, count(p.id) as done,
      json_agg(r order by l.order_index, l.id) as outlines,
      (array_agg(l.id order by l.order_index, l.id) filter (where p.id is null))[1] as next_id
    from gate g
    -- Module by module, there and below: there may be thousands of lessons.
    cross join lateral (select x.* from public.lessons x where x.module_id = g.module_id offset 0) as l
    left join public.lesson_progress p on p.lesson_id = l.id and p.user_id = me and p.completed
    cross join lateral (
      select l.id, l.name, l.slug, l.video_duration_seconds as video_seconds, p.id is not null as completed) r
    group by l.module_id
  ), ordered as (
    select m.id, m.name, m.description, m.order_index, g.open, g.why, g.unlock_date, g.lock_date, g.opens_at, g.closes_at,
      coalesce(t.lessons, 0) as lessons, coalesce(t.done, 0) as done, t.outlines, t.next_id
    from gate g
    cross join lateral (select x.* from public.modules x where x.id = g.module_id limit 1) as m
    left join taught t on t.module_id = m.id
  )
  select
    coalesce(json_agg(r order by o.order_index, o.id), '[]'),
    coalesce(sum(o.lessons), 0)::int,
    coalesce(sum(o.done), 0)::int,
    (select json_build_object('id', l.id, 'name', l.name, 'module_name', m.name)
     from public.lessons l join public.modules m on m.id = l.module_id
     where l.id = (array_agg(o.next_id order by o.order_index, o.id) filter (where o.open and o.next_id is not null))[1])
  from ordered o
  cross join lateral (
    select o.id, o.name, o.description,
      case when o.open then 'open' when o.why = 'closed' then 'closed' else 'locked' end as state,
      o.why, o.unlock_date, o.lock_date, o.opens_at, o.closes_at, coalesce(o.outlines, '[]') as lessons) r;
end;
$$;
comment on function private.my_modules(bigint) is
  'A cohort''s modules, each open or not for the caller, why and when; lessons in all, completed ones, and where to go on.';
grant execute on function private.classmates(bigint), private.my_modules(bigint) to anon, authenticated, service_role;

create function public.cohort_page(cohort_id bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object('viewer', private.viewer(), 'cohort', (
    select to_json(r)
    from public.cohorts h
    join public.courses c on c.id = h.course_id
    cross join lateral private.seats_of(array[h.id]) n
    cross join lateral private.cohort_card(h, private.clock(), n.students, n.invited) k
    cross join lateral private.my_modules(h.id) o
    cross join lateral (
      select k.*, (select s.status from private.my_seats() s where s.cohort_id = h.id) as my_status,
        private.may_teach_course(c.id) as teaches, n.students, private.classmates(h.id) as classmates,
        json_build_object(
          'id', c.id, 'slug', c.slug, 'name', c.name, 'teacher', private.display_name(c.created_by),
          'published', c.published) as course,
        o.completed, o.total, o.next_lesson, o.modules) r
    where h.id = cohort_page.cohort_id));
end;
$$;
comment on function public.cohort_page(bigint) is
  '{viewer, cohort}: a cohort with its modules, each open or not for the caller, why and when; cohort null when it is not there for the caller.';
grant execute on function public.cohort_page(bigint) to anon, authenticated, service_role;
