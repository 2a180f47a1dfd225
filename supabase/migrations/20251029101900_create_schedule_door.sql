-- A whole schedule in one statement, as the person: row security decides. What takes away lessons that are open now
-- must be confirmed, after the numbers were seen.
create function private.closed_by(cohort bigint, rows jsonb) returns jsonb
language sql stable security definer -- counts progress; the door below asks first who is asking
set search_path = '' as $$
  with wanted as (
    select r.module_id, r.unlock_date, r.lock_date
    from jsonb_to_recordset(closed_by.rows) as r (module_id bigint, unlock_date date, lock_date date)
  ), judged as (
    select m.id, m.name, c.course_id,
      private.clock() >= greatest(
        private.instant_of(c.start_date, c.unlock_time, c.time_zone),
        private.instant_of(s.unlock_date, c.unlock_time, c.time_zone))
      and (s.lock_date is null or private.clock() < private.instant_of(s.lock_date, '00:00', c.time_zone)) as was_open,
      (w.unlock_date is null or private.clock() >= private.instant_of(w.unlock_date, c.unlock_time, c.time_zone))
      and (w.unlock_date is null or w.lock_date is null
        or private.clock() < private.instant_of(w.lock_date, '00:00', c.time_zone)) as stays_open
    from public.cohorts c
    join public.modules m on m.course_id = c.course_id
    join wanted w on w.module_id = m.id
    left join public.cohort_schedules s on s.cohort_id = c.id and s.module_id = m.id
    where c.id = closed_by.cohort
  ), hit as (
    select j.id, j.name from judged j where j.was_open and not j.stays_open
  )
  select jsonb_build_object(
    'modules', (select jsonb_agg(h.name order by h.id) from hit h),
    'students', (
      select count(distinct e.user_id)
      from hit h
      join public.lessons l on l.module_id = h.id
      join public.lesson_progress p on p.lesson_id = l.id
      join public.cohort_enrollments e on e.user_id = p.user_id
      where e.cohort_id = closed_by.cohort and private.takes_seat(e.status)))
  where exists (select 1 from hit);
$$;
comment on function private.closed_by(bigint, jsonb) is
  'Open modules that a schedule would close, and how many students began them: {modules, students}; null: none.';
grant execute on function private.closed_by(bigint, jsonb) to authenticated;

create function public.set_schedule(cohort_id bigint, rows jsonb, confirmed boolean default false) returns void
language plpgsql
set search_path = '' as $$
#variable_conflict use_column
declare
  taken_away jsonb;
begin
  if not private.may_teach_cohort(set_schedule.cohort_id) then
    raise exception 'no such cohort' using errcode = 'C4004';
  end if;
  if not confirmed then
    taken_away := private.closed_by(set_schedule.cohort_id, set_schedule.rows);
    if taken_away is not null then
      raise exception 'this closes modules that are open now' using errcode = 'C4040', detail = taken_away::text;
    end if;
  end if;
  delete from public.cohort_schedules s
  using jsonb_to_recordset(set_schedule.rows) as r (module_id bigint, unlock_date date)
  where s.cohort_id = set_schedule.cohort_id and s.module_id = r.module_id and r.unlock_date is null;
  insert into public.cohort_schedules as s (cohort_id, module_id, unlock_date, lock_date)
  select set_schedule.cohort_id, r.module_id, r.unlock_date, r.lock_date
  from jsonb_to_recordset(set_schedule.rows) as r (module_id bigint, unlock_date date, lock_date date)
  where r.unlock_date is not null
  on conflict (cohort_id, module_id) do update
  set unlock_date = excluded.unlock_date, lock_date = excluded.lock_date
  where (s.unlock_date, s.lock_date) is distinct from (excluded.unlock_date, excluded.lock_date);
end;
$$;
comment on function public.set_schedule(bigint, jsonb, boolean) is
  'Sets the days of the modules named in rows [{module_id, unlock_date, lock_date}]; unlock_date null removes the row. For those who teach the cohort. C4004; C4040 unless confirmed, when modules that are open now would close (detail: {modules, students}); C4041; 23514.';
revoke execute on function public.set_schedule(bigint, jsonb, boolean) from public, anon;
grant execute on function public.set_schedule(bigint, jsonb, boolean) to authenticated;
