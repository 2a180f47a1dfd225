-- A lesson's page: the text if the gate is open, its title and opening time if not, and the cohort's talk.
create function public.lesson_page(lesson_id bigint, in_cohort bigint default null, before bigint default null) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  place record;
  course record;
  gate record;
  progress record;
  teaches boolean;
  is_open boolean;
  cohorts json;
  chosen json;
  content json;
begin
  select p.* into place from private.lesson_place(lesson_page.lesson_id) p;
  -- Row security: a course that is not there for the caller has no lessons for them.
  select c.id, c.slug, c.name into course from public.courses c where c.id = place.course_id;
  if course.id is null then
    return json_build_object('viewer', private.viewer(), 'lesson', null);
  end if;

  teaches := private.may_teach_course(course.id);
  select g.* into gate from private.my_gate(place.module_id) g;
  is_open := coalesce(gate.open, false) or teaches;
  -- The gate says whether to ask, row security whether there is an answer.
  if is_open then
    select json_build_object(
      'text_content', l.text_content, 'youtube_url', l.youtube_url,
      'video_duration_seconds', l.video_duration_seconds, 'resources', l.resources)
    into content from public.lessons l where l.id = lesson_page.lesson_id;
  end if;
  select p.* into progress from private.my_progress(lesson_page.lesson_id) p;
  cohorts := private.my_cohorts_of(course.id, teaches);
  -- The cohort that was asked for, if it is one of the caller's, else the first of them.
  select h.cohort into chosen from json_array_elements(cohorts) with ordinality as h (cohort, nth)
  order by (h.cohort ->> 'id')::bigint is not distinct from in_cohort desc, h.nth limit 1;

  return json_build_object('viewer', private.viewer(), 'lesson', json_build_object(
    'id', lesson_page.lesson_id, 'name', place.lesson_name,
    'module', json_build_object('id', place.module_id, 'name', place.module_name),
    'course', json_build_object('id', course.id, 'slug', course.slug, 'name', course.name),
    'previous', place.neighbours -> 'previous', 'next', place.neighbours -> 'next',
    'nth', place.neighbours -> 'nth', 'total', place.neighbours -> 'total',
    'teaches', teaches, 'cohorts', cohorts, 'cohort_id', chosen -> 'id',
    'gate', json_build_object(
      'open', is_open, 'may_write', coalesce(gate.may_write, false),
      'why', case when teaches and not coalesce(gate.open, false) then 'teaches' else coalesce(gate.why, 'not_enrolled') end,
      'opens_at', gate.opens_at, 'closes_at', gate.closes_at,
      'time_zone', gate.time_zone),
    'content', content,
    'completed', coalesce(progress.completed, false), 'completed_at', progress.completed_at,
    'may_post', coalesce(
      (chosen ->> 'teaches')::boolean
      or (gate.may_write and chosen ->> 'my_status' in ('active', 'completed') and (chosen ->> 'running')::boolean), false),
    'may_moderate', coalesce((chosen ->> 'teaches')::boolean, false),
    'talk', case when is_open and chosen is not null then
      private.thread_page(lesson_page.lesson_id, (chosen ->> 'id')::bigint, before) end));
end;
$$;
comment on function public.lesson_page(bigint, bigint, bigint) is
  '{viewer, lesson}: a lesson with its gate; content null while it is closed to the caller; talk {posts, more} of one of the caller''s cohorts.';
grant execute on function public.lesson_page(bigint, bigint, bigint) to anon, authenticated, service_role;
