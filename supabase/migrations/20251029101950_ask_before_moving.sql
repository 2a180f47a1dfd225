-- A lesson that moves out of an open module into a closed one is gone for those who were reading it. As with a
-- schedule, that is asked first, in numbers; move_lesson looks here where there are cohorts.
create function private.taken_by_move(lesson bigint, module bigint) returns jsonb
language plpgsql stable security definer -- counts progress; it asks first who is asking
set search_path = '' as $$
declare
  moved record;
  closing bigint[];
begin
  select l.name, l.module_id, m.course_id into moved
  from public.lessons l join public.modules m on m.id = l.module_id where l.id = lesson;
  if not private.may_teach_course(moved.course_id) then
    return null;
  end if;
  closing := array(
    select g.cohort_id
    from private.gates_of(array(
      select (c.id, 'active', null)::private.seat from public.cohorts c where c.course_id = moved.course_id),
      private.clock()) g
    where g.open
    group by g.cohort_id
    having bool_or(g.module_id = moved.module_id) and not bool_or(g.module_id = module));
  if closing = '{}' then
    return null;
  end if;
  return jsonb_build_object('modules', jsonb_build_array(moved.name), 'students', (
    select count(distinct e.user_id)
    from public.lesson_progress p
    join public.cohort_enrollments e on e.user_id = p.user_id
    where p.lesson_id = lesson and e.cohort_id = any (closing) and private.takes_seat(e.status)));
end;
$$;
comment on function private.taken_by_move(bigint, bigint) is
  'What closes when a lesson moves into a module: {modules: [its name], students who began it}; null when nothing does.';
grant execute on function private.taken_by_move(bigint, bigint) to authenticated;
