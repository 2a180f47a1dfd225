-- What those who teach look at. (See prepare_answers for how these are built.)

-- A question waits while it stands, unhidden, without an answer by a teacher. A teacher's own thread is none.
create function private.unanswered(cohorts bigint[]) returns table (cohort_id bigint, lesson_id bigint, questions int)
language plpgsql stable security definer -- counts what row security would show to them row by row, for cohorts they teach
rows 100
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  taught bigint[] := case when private.is_admin() then cohorts
    else array(select c.id from unnest(cohorts) as c (id) where c.id in (select private.my_taught_cohort_ids())) end;
begin
  return query
  select q.cohort_id, q.lesson_id, count(*)::int
  from public.lesson_discussions q
  where q.cohort_id = any (taught)
    and q.parent_id is null and not q.is_teacher_response and q.hidden_at is null
    and not exists (
      select 1 from public.lesson_discussions a where a.parent_id = q.id and a.is_teacher_response and a.hidden_at is null)
  group by q.cohort_id, q.lesson_id;
end;
$$;
comment on function private.unanswered(bigint[]) is 'How many questions wait for a teacher, by cohort and lesson; for those who teach these cohorts.';

create function private.office_card(
  cohort public.cohorts, instant timestamptz, seated int, held int, of_course public.courses)
returns table (id bigint, name text, start_date date, end_date date, starts_at timestamptz, time_zone text, status text,
  max_students int, free_seats int, unlock_time text, students int, invited int, course json)
language plpgsql stable
rows 1
set search_path = '' as $$
begin
  return query
  select k.*, to_char(office_card.cohort.unlock_time, 'HH24:MI'), office_card.seated, office_card.held,
    json_build_object('id', office_card.of_course.id, 'slug', office_card.of_course.slug,
      'name', office_card.of_course.name, 'published', office_card.of_course.published)
  from private.cohort_card(office_card.cohort, office_card.instant, office_card.seated, office_card.held) k;
end;
$$;
comment on function private.office_card(public.cohorts, timestamptz, int, int, public.courses) is
  'A cohort as those who teach or administer it see it in a list.';
grant execute on function private.unanswered(bigint[]),
  private.office_card(public.cohorts, timestamptz, int, int, public.courses) to authenticated;

create function public.teaching() returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := private.clock();
begin
  return json_build_object('viewer', private.viewer(), 'cohorts', (
    with listed as materialized (
      select h as cohort, c as course, h.id, h.start_date, array_position(
        array['active', 'upcoming', 'completed', 'archived'],
        private.status_at(h.status, h.start_date, h.end_date, h.time_zone, instant)) as place
      from public.cohorts h join public.courses c on c.id = h.course_id
      where c.id in (select private.my_taught_course_ids())
      order by place, h.start_date desc, h.id desc limit 200
    ), waiting as (
      select u.cohort_id, sum(u.questions) as questions
      from private.unanswered(array(select l.id from listed l)) u group by u.cohort_id
    )
    select coalesce(json_agg(r order by l.place, l.start_date desc, l.id desc), '[]')
    from listed l
    join private.seats_of(array(select x.id from listed x)) n on n.cohort_id = l.id
    cross join lateral private.office_card(l.cohort, instant, n.students, n.invited, l.course) k
    left join waiting w on w.cohort_id = l.id
    cross join lateral (
      select k.*, coalesce(w.questions, 0) as unanswered, (
        select e.last_activity_at from public.cohort_enrollments e
        where e.cohort_id = l.id and e.last_activity_at is not null
        order by e.last_activity_at desc limit 1) as last_activity_at) r));
end;
$$;
comment on function public.teaching() is '{viewer, cohorts}: the cohorts of the courses that the caller teaches.';
revoke execute on function public.teaching() from public, anon;
grant execute on function public.teaching() to authenticated;
