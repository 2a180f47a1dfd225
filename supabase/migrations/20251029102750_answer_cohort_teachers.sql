-- One cohort as those who teach it work on it. (See prepare_answers for how these are built.)
create function private.reached(cohort bigint) returns table (module_id bigint, people int)
language plpgsql stable security definer -- counts what row security would show to them row by row, after asking who asks
rows 10
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if not private.may_teach_cohort(cohort) then
    return;
  end if;
  return query
  with taught as materialized (
    select l.id, l.module_id
    from public.cohorts c
    join public.modules m on m.course_id = c.course_id
    join public.lessons l on l.module_id = m.id
    where c.id = cohort
  )
  select d.module_id, count(*)::int
  from public.cohort_enrollments e
  -- Person by person: sorting all that thousands have done takes longer.
  cross join lateral (
    select distinct t.module_id from public.lesson_progress p join taught t on t.id = p.lesson_id
    where p.user_id = e.user_id and p.completed) d
  where e.cohort_id = cohort and e.status in ('active', 'completed', 'paused')
  group by d.module_id;
end;
$$;
comment on function private.reached(bigint) is 'How many of a cohort''s students completed a lesson of each module, for those who teach it.';

create function private.talk_of(cohort bigint) returns table (lesson_id bigint, threads int, last_post_at timestamptz)
language plpgsql stable security definer -- as above
rows 40
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if not private.may_teach_cohort(cohort) then
    return;
  end if;
  return query
  select l.id, t.threads::int, p.created_at
  from public.cohorts c
  join public.modules m on m.course_id = c.course_id
  join public.lessons l on l.module_id = m.id
  -- Lesson by lesson, from the indexes alone.
  cross join lateral (
    select count(*) as threads from public.lesson_discussions d
    where d.lesson_id = l.id and d.cohort_id = c.id and d.parent_id is null) t
  left join lateral (
    select d.created_at from public.lesson_discussions d
    where d.lesson_id = l.id and d.cohort_id = c.id order by d.created_at desc limit 1) p on true
  where c.id = cohort;
end;
$$;
comment on function private.talk_of(bigint) is
  'How many threads each lesson of a cohort has, and when somebody last wrote there, for those who teach it.';

create function private.taught_modules(cohort public.cohorts, waiting json) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    with lesson as (
      select l.module_id, json_agg(r order by l.order_index, l.id) as lessons
      from public.lessons l
      left join private.talk_of(cohort.id) t on t.lesson_id = l.id
      cross join lateral (
        select l.id, l.name, coalesce(t.threads, 0) as threads,
          coalesce((waiting ->> l.id::text)::int, 0) as unanswered, t.last_post_at) r
      where l.module_id in (select m.id from public.modules m where m.course_id = cohort.course_id)
      group by l.module_id
    )
    select coalesce(json_agg(x order by m.order_index, m.id), '[]')
    from private.gates_of(array[(cohort.id, 'active', null)::private.seat], private.clock()) g
    join public.modules m on m.id = g.module_id
    left join private.reached(cohort.id) r on r.module_id = m.id
    left join lesson l on l.module_id = m.id
    cross join lateral (
      select m.id, m.name, g.unlock_date, g.lock_date, g.opens_at, g.closes_at,
        case when g.open then 'open' when g.why = 'closed' then 'closed' else 'locked' end as state,
        coalesce(r.people, 0) as reached, coalesce(l.lessons, '[]') as lessons) x);
end;
$$;
comment on function private.taught_modules(public.cohorts, json) is
  'A cohort''s modules as an active student finds them, how many reached each, and where questions wait: waiting is {lesson: questions}.';
grant execute on function private.reached(bigint), private.talk_of(bigint), private.taught_modules(public.cohorts, json) to authenticated;

create function public.teaching_cohort(cohort_id bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object('viewer', private.viewer(), 'cohort', (
    select to_json(r)
    from public.cohorts h
    join public.courses c on c.id = h.course_id
    cross join lateral private.seats_of(array[h.id]) n
    cross join lateral private.course_sizes(array[c.id]) z
    cross join lateral (
      select sum(u.questions) as questions, json_object_agg(u.lesson_id, u.questions) as by_lesson
      from private.unanswered(array[h.id]) u) w
    cross join lateral private.office_card(h, private.clock(), n.students, n.invited, c) k
    cross join lateral (
      select k.*, z.lessons as total_lessons, coalesce(w.questions, 0) as unanswered,
        -- As of the index course_forums_waiting.
        (select count(*) from public.course_forums f
         where f.cohort_id = h.id and f.teacher_reply_count = 0 and not f.is_teacher_response and not f.is_locked
           and f.hidden_at is null) as waiting_topics,
        private.taught_modules(h, w.by_lesson) as modules) r
    where h.id = teaching_cohort.cohort_id and private.may_teach_course(c.id)));
end;
$$;
comment on function public.teaching_cohort(bigint) is
  '{viewer, cohort}: a cohort with its modules'' days, how many reached each, and where questions wait; null for those who do not teach it.';
revoke execute on function public.teaching_cohort(bigint) from public, anon;
grant execute on function public.teaching_cohort(bigint) to authenticated;
