-- What those who teach look at. (See answer_visitors for how these are built.)

-- A question waits while it stands, unhidden, without an answer by a teacher. A teacher's own thread is none.
create function private.unanswered_count(cohort bigint, lesson bigint) returns int
language sql stable -- row security shows a cohort's posts to those who teach it
set search_path = '' as $$
  select count(*)::int from public.lesson_discussions q
  where q.cohort_id = unanswered_count.cohort
    and (unanswered_count.lesson is null or q.lesson_id = unanswered_count.lesson)
    and q.parent_id is null and not q.is_teacher_response and q.hidden_at is null
    and not exists (
      select 1 from public.lesson_discussions a where a.parent_id = q.id and a.is_teacher_response and a.hidden_at is null);
$$;

create function private.invited_count(cohort bigint) returns int
language sql stable
set search_path = '' as $$
  select count(*)::int from public.invitations i
  where i.cohort_id = invited_count.cohort and i.claimed_at is null and i.revoked_at is null;
$$;

create function private.office_card(cohort public.cohorts) returns jsonb
language sql stable
set search_path = '' as $$
  select private.cohort_card(cohort) || jsonb_build_object(
    'unlock_time', to_char(cohort.unlock_time, 'HH24:MI'),
    'students', private.student_count(cohort.id), 'invited', private.invited_count(cohort.id),
    'course', (select jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'published', c.published)
      from public.courses c where c.id = cohort.course_id));
$$;
comment on function private.office_card(public.cohorts) is 'A cohort as those who teach or administer it see it in a list.';
grant execute on function private.unanswered_count(bigint, bigint), private.invited_count(bigint),
  private.office_card(public.cohorts) to authenticated;

create function public.teaching() returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer(), 'cohorts', coalesce((
    select jsonb_agg(l.card order by l.place, l.start_date desc, l.id desc) from (
      select h.id, h.start_date,
        array_position(array['active', 'upcoming', 'completed', 'archived'], private.cohort_status(h)) as place,
        private.office_card(h) || jsonb_build_object(
          'unanswered', private.unanswered_count(h.id, null),
          'last_activity_at', (
            select max(e.last_activity_at) from public.cohort_enrollments e where e.cohort_id = h.id)) as card
      from public.cohorts h
      where h.id in (select private.my_taught_cohort_ids())
      order by 3, h.start_date desc, h.id desc limit 200) l), '[]'));
$$;
comment on function public.teaching() is '{viewer, cohorts}: the cohorts of the courses that the caller teaches.';

create function public.teaching_cohort(cohort_id bigint) returns jsonb
language sql stable
set search_path = '' as $$
  select jsonb_build_object('viewer', private.viewer(), 'cohort', (
    select private.office_card(h) || jsonb_build_object(
      'total_lessons', private.lesson_count(h.course_id),
      'unanswered', private.unanswered_count(h.id, null),
      'modules', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', m.id, 'name', m.name, 'unlock_date', s.unlock_date, 'lock_date', s.lock_date,
          'opens_at', greatest(private.starts_at(h), private.instant_of(s.unlock_date, h.unlock_time, h.time_zone)),
          'closes_at', private.instant_of(s.lock_date, '00:00', h.time_zone),
          'state', case
            when private.clock() < greatest(private.starts_at(h), private.instant_of(s.unlock_date, h.unlock_time, h.time_zone)) then 'locked'
            when private.clock() >= private.instant_of(s.lock_date, '00:00', h.time_zone) then 'closed'
            else 'open' end,
          'reached', (
            select count(distinct e.user_id)
            from public.lessons l
            join public.lesson_progress p on p.lesson_id = l.id and p.completed
            join public.cohort_enrollments e on e.user_id = p.user_id and e.cohort_id = h.id
              and e.status in ('active', 'completed', 'paused')
            where l.module_id = m.id),
          'lessons', coalesce((
            select jsonb_agg(jsonb_build_object(
              'id', l.id, 'name', l.name,
              'threads', (select count(*) from public.lesson_discussions d
                where d.lesson_id = l.id and d.cohort_id = h.id and d.parent_id is null),
              'unanswered', private.unanswered_count(h.id, l.id),
              'last_post_at', (select max(d.created_at) from public.lesson_discussions d
                where d.lesson_id = l.id and d.cohort_id = h.id))
              order by l.order_index, l.id)
            from public.lessons l where l.module_id = m.id), '[]'))
          order by m.order_index, m.id)
        from public.modules m
        left join public.cohort_schedules s on s.module_id = m.id and s.cohort_id = h.id
        where m.course_id = h.course_id), '[]'))
    from public.cohorts h
    where h.id = teaching_cohort.cohort_id and private.may_teach_cohort(h.id)));
$$;
comment on function public.teaching_cohort(bigint) is
  '{viewer, cohort}: a cohort with its modules'' days, how many reached each, and where questions wait; null for those who do not teach it.';
revoke execute on function public.teaching(), public.teaching_cohort(bigint) from public, anon;
grant execute on function public.teaching(), public.teaching_cohort(bigint) to authenticated;
