create function public.lesson_page(lesson_id bigint, in_cohort bigint default null, before bigint default null) returns jsonb
language sql stable
set search_path = '' as $$
  with place as (
    select p.*, c.slug, c.name as course_name, private.may_teach_course(c.id) as teaches,
      private.my_cohorts_of(c.id) as cohorts
    from private.lesson_place(lesson_page.lesson_id) p
    join public.courses c on c.id = p.course_id -- row security: not there, not seen
  ), chosen as (
    -- The cohort that was asked for, if it is one of the caller's, else the first of them.
    select (h.cohort ->> 'id')::bigint as id, h.cohort from place, jsonb_array_elements(place.cohorts) with ordinality as h (cohort, nth)
    order by (h.cohort ->> 'id')::bigint is not distinct from in_cohort desc, h.nth limit 1
  ), gate as (
    select g.* from place left join lateral private.my_gate(place.module_id) g on true
  )
  select jsonb_build_object('viewer', private.viewer(), 'lesson', (
    select jsonb_build_object(
      'id', place.lesson_id, 'name', place.lesson_name,
      'module', jsonb_build_object('id', place.module_id, 'name', place.module_name),
      'course', jsonb_build_object('id', place.course_id, 'slug', place.slug, 'name', place.course_name),
      'previous', nullif(place.neighbours -> 'previous', 'null'), 'next', nullif(place.neighbours -> 'next', 'null'),
      'nth', place.neighbours -> 'nth', 'total', place.neighbours -> 'total',
      'teaches', place.teaches, 'cohorts', place.cohorts,
      'cohort_id', (select chosen.id from chosen),
      'gate', jsonb_build_object(
        'open', coalesce(gate.open, false) or place.teaches, 'may_write', coalesce(gate.may_write, false),
        'why', case when place.teaches and not coalesce(gate.open, false) then 'teaches' else coalesce(gate.why, 'not_enrolled') end,
        'opens_at', gate.opens_at, 'closes_at', gate.closes_at,
        'time_zone', (select h.time_zone from public.cohorts h where h.id = gate.cohort_id)),
      'content', case when auth.uid() is not null then private.lesson_content(place.lesson_id) end,
      'completed', coalesce(p.completed, false), 'completed_at', p.completed_at,
      'may_post', coalesce((
        select (chosen.cohort ->> 'teaches')::boolean
          or (gate.may_write and chosen.cohort ->> 'my_status' in ('active', 'completed') and (chosen.cohort ->> 'running')::boolean)
        from chosen), false),
      'may_moderate', coalesce((select (chosen.cohort ->> 'teaches')::boolean from chosen), false),
      'talk', case when coalesce(gate.open, false) or place.teaches then
        (select private.thread_page(place.lesson_id, chosen.id, before) from chosen) end)
    from place
    cross join gate
    left join lateral private.my_progress(place.lesson_id) p on true));
$$;
comment on function public.lesson_page(bigint, bigint, bigint) is
  '{viewer, lesson}: a lesson with its gate; content null while it is closed to the caller; talk {posts, more} of one of the caller''s cohorts.';
grant execute on function public.lesson_page(bigint, bigint, bigint) to anon, authenticated, service_role;
