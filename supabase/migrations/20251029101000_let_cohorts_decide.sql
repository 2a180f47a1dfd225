-- The helpers of the older campus, taught about cohorts. They ask first whether the cohort tables are there, so that
-- after a rollback as the migration guide gives it the older campus goes on as it was.
create or replace function private.my_course_ids() returns setof bigint
language plpgsql stable security definer -- policies of courses ask this
rows 5
set search_path = '' as $$
begin
  return query select e.course_id from public.enrollments e
    where e.user_id = (select private.me()) and e.status in ('active', 'completed', 'paused');
  if to_regclass('public.cohort_enrollments') is not null then
    return query select c.course_id from public.cohort_enrollments e join public.cohorts c on c.id = e.cohort_id
      where e.user_id = (select private.me()) and private.takes_seat(e.status);
  end if;
end;
$$;

create or replace function private.my_open_module_ids() returns setof bigint
language plpgsql stable security definer -- policies of lessons ask this
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if to_regclass('public.cohort_enrollments') is null then
    return query select m.id from public.modules m where m.course_id in (select private.my_course_ids());
  else
    return query select g.module_id from private.gates(private.me(), private.clock()) g where g.open;
  end if;
end;
$$;

create or replace function private.my_writable_module_ids() returns setof bigint
language plpgsql stable security definer -- as above
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if to_regclass('public.cohort_enrollments') is null then
    return query select m.id from public.modules m join public.enrollments e on e.course_id = m.course_id
      where e.user_id = (select private.me()) and e.status in ('active', 'completed');
  else
    return query select g.module_id from private.gates(private.me(), private.clock()) g where g.may_write;
  end if;
end;
$$;

create or replace function private.my_student_ids() returns setof uuid
language plpgsql stable security definer -- reads enrollments of others
rows 500
set search_path = '' as $$
begin
  return query select e.user_id from public.enrollments e
    where e.course_id in (select private.my_taught_course_ids());
  if to_regclass('public.cohort_enrollments') is not null then
    return query select e.user_id from public.cohort_enrollments e
      where e.cohort_id in (select private.my_taught_cohort_ids());
  end if;
end;
$$;

create or replace function private.self_paced_course_ids() returns setof bigint
language plpgsql stable security definer -- must answer alike for everybody
set search_path = '' as $$
begin
  if to_regclass('public.cohorts') is null then
    return query select private.published_course_ids();
  else
    return query select c.id from public.courses c where c.published and c.enrollment_type in ('open', 'hybrid');
  end if;
end;
$$;

-- Which cohort a person works in when they touch a lesson: the one that lets them write, the latest of several.
create function private.derive_cohort() returns trigger
language plpgsql security definer -- judges by rows that the person need not read
set search_path = '' as $$
begin
  if private.caller() = 'owner' or to_regclass('public.cohort_enrollments') is null then
    return new;
  end if;
  select g.cohort_id into new.cohort_id
  from public.lessons l
  join public.modules m on m.id = l.module_id
  cross join lateral private.gates(new.user_id, private.clock(), m.course_id) as g
  where l.id = new.lesson_id and g.module_id = m.id and g.open
  order by g.may_write desc, g.cohort_id desc nulls last
  limit 1;
  return new;
end;
$$;
comment on function private.derive_cohort() is 'Trigger: notes with a progress row the cohort in which the person worked.';
set lock_timeout = '100ms';
-- After keep_progress in the order of names, which keeps the person and the lesson.
create trigger keep_progress_cohort before insert or update on public.lesson_progress
for each row execute function private.derive_cohort();
reset lock_timeout;
