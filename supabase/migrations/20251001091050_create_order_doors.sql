-- The order of modules and lessons, written as a whole, or by moving one of them among the others as they stand by now.
-- Whoever orders has the course to themselves, so two orders at once come one after the other; who adds or deletes
-- meanwhile makes a whole order incomplete, and it is refused.
create function private.take_course(course bigint) returns void
language plpgsql
set search_path = '' as $$
begin
  -- An update that changes nothing: it waits where writers wait (docs/decisions/007-one-lock-order.md), locks the
  -- course, and asks row security whether the caller may change it.
  update public.courses c set name = c.name where c.id = course;
  if not found then
    raise exception 'no such course, or not yours' using errcode = 'C4004';
  end if;
end;
$$;
comment on function private.take_course(bigint) is 'Locks a course that the caller may change until the transaction ends; C4004.';

create function private.require_same(wanted bigint[], there bigint[]) returns void
language plpgsql immutable
set search_path = '' as $$
begin
  if array(select w.id from unnest(wanted) as w (id) order by w.id)
     <> array(select t.id from unnest(there) as t (id) order by t.id) then
    raise exception 'that order leaves out or adds something' using errcode = 'C4081';
  end if;
end;
$$;
comment on function private.require_same(bigint[], bigint[]) is 'C4081 unless both lists name the same ids, each once.';
grant execute on function private.take_course(bigint), private.require_same(bigint[], bigint[]) to authenticated;

create function public.order_modules(course_id bigint, ids bigint[]) returns void
language plpgsql
set search_path = '' as $$
begin
  perform private.take_course(course_id);
  perform private.require_same(ids, array(select m.id from public.modules m where m.course_id = order_modules.course_id));
  update public.modules m set order_index = o.nth
  from unnest(ids) with ordinality as o (id, nth)
  where m.id = o.id and m.order_index <> o.nth;
end;
$$;
comment on function public.order_modules(bigint, bigint[]) is
  'Puts the modules of a course in this order; all of them are to be named. C4004, C4081.';

create function public.move_module(module_id bigint, place int default null) returns void
language plpgsql
set search_path = '' as $$
declare
  course bigint := (select m.course_id from public.modules m where m.id = move_module.module_id);
  others bigint[];
  before int;
begin
  perform private.take_course(course);
  others := array(
    select m.id from public.modules m where m.course_id = course and m.id <> move_module.module_id
    order by m.order_index, m.id);
  before := least(greatest(coalesce(place, 2147483647), 1) - 1, cardinality(others));
  perform public.order_modules(course, others[:before] || move_module.module_id || others[before + 1:]);
end;
$$;
comment on function public.move_module(bigint, int) is
  'Puts a module at this place of its course, from 1; without one, at the end. The others keep the order they have by now. C4004.';

create function public.order_lessons(module_id bigint, ids bigint[]) returns void
language plpgsql
set search_path = '' as $$
begin
  perform private.take_course((select m.course_id from public.modules m where m.id = order_lessons.module_id));
  perform private.require_same(ids, array(select l.id from public.lessons l where l.module_id = order_lessons.module_id));
  update public.lessons l set order_index = o.nth
  from unnest(ids) with ordinality as o (id, nth)
  where l.id = o.id and l.order_index <> o.nth;
end;
$$;
comment on function public.order_lessons(bigint, bigint[]) is
  'Puts the lessons of a module in this order; all of them are to be named. C4004, C4081.';

create function public.move_lesson(
  lesson_id bigint, module_id bigint, place int default null, confirmed boolean default false) returns void
language plpgsql
set search_path = '' as $$
declare
  course bigint := (
    select m.course_id from public.lessons l join public.modules m on m.id = l.module_id where l.id = move_lesson.lesson_id);
  taken jsonb;
  others bigint[];
  before int;
begin
  perform private.take_course(course);
  if not exists (select from public.modules m where m.id = move_lesson.module_id and m.course_id = course) then
    raise exception 'that module is not of this course' using errcode = 'C4041';
  end if;
  if not confirmed and to_regprocedure('private.taken_by_move(bigint, bigint)') is not null then
    taken := private.taken_by_move(lesson_id, module_id);
    if taken is not null then
      raise exception 'this closes a lesson that is open now' using errcode = 'C4040', detail = taken::text;
    end if;
  end if;
  others := array(
    select l.id from public.lessons l where l.module_id = move_lesson.module_id and l.id <> move_lesson.lesson_id
    order by l.order_index, l.id);
  before := least(greatest(coalesce(place, 2147483647), 1) - 1, cardinality(others));
  update public.lessons l set module_id = move_lesson.module_id, order_index = o.nth
  from unnest(others[:before] || move_lesson.lesson_id || others[before + 1:]) with ordinality as o (id, nth)
  where l.id = o.id and (l.module_id <> move_lesson.module_id or l.order_index <> o.nth);
end;
$$;
comment on function public.move_lesson(bigint, bigint, int, boolean) is
  'Puts a lesson into a module of its course, at this place from 1; without one, at the end. C4004, C4041; C4040 unless confirmed, when a cohort to whom it is open would find it closed.';

revoke execute on function public.order_modules(bigint, bigint[]), public.move_module(bigint, int),
  public.order_lessons(bigint, bigint[]), public.move_lesson(bigint, bigint, int, boolean) from public, anon;
grant execute on function public.order_modules(bigint, bigint[]), public.move_module(bigint, int),
  public.order_lessons(bigint, bigint[]), public.move_lesson(bigint, bigint, int, boolean) to authenticated;
