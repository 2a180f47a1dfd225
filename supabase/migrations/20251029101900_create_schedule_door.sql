-- A whole schedule in one statement, as the person: row security decides. What takes away lessons that are open now
-- must be confirmed, after the numbers were seen; so the schedule is set, the gate asked before and after, and what
-- nobody confirmed is undone by the refusal.
create function private.open_modules(cohort bigint) returns bigint[]
language plpgsql stable
set search_path = '' as $$
begin
  return array(
    select g.module_id from private.gates_of(array[(cohort, 'active', null)::private.seat], private.clock()) g where g.open);
end;
$$;
comment on function private.open_modules(bigint) is 'The modules that are open now to the cohort''s active students.';

create function private.taken_away(cohort bigint, closed bigint[]) returns jsonb
language plpgsql stable security definer -- counts progress; it asks first who is asking
set search_path = '' as $$
begin
  if not private.may_teach_cohort(cohort) then
    return null;
  end if;
  return jsonb_build_object(
    'modules', (select jsonb_agg(m.name order by m.id) from public.modules m where m.id = any (closed)),
    'students', (
      select count(distinct e.user_id)
      from public.lessons l
      join public.lesson_progress p on p.lesson_id = l.id
      join public.cohort_enrollments e on e.user_id = p.user_id
      where l.module_id = any (closed) and e.cohort_id = cohort and private.takes_seat(e.status)));
end;
$$;
comment on function private.taken_away(bigint, bigint[]) is
  'The names of modules that a schedule closes, and how many of the cohort''s students began them: {modules, students}.';
grant execute on function private.open_modules(bigint), private.taken_away(bigint, bigint[]) to authenticated;

create function public.set_schedule(cohort_id bigint, rows jsonb, confirmed boolean default false) returns void
language plpgsql
set search_path = '' as $$
#variable_conflict use_column
declare
  open_before bigint[];
  open_after bigint[];
  closed bigint[];
begin
  if not private.may_teach_cohort(set_schedule.cohort_id) then
    raise exception 'no such cohort' using errcode = 'C4004';
  end if;
  open_before := private.open_modules(set_schedule.cohort_id);
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
  open_after := private.open_modules(set_schedule.cohort_id);
  closed := array(select b from unnest(open_before) b where b <> all (open_after));
  if closed <> '{}' and not confirmed then
    raise exception 'this closes modules that are open now'
      using errcode = 'C4040', detail = private.taken_away(set_schedule.cohort_id, closed)::text;
  end if;
end;
$$;
comment on function public.set_schedule(bigint, jsonb, boolean) is
  'Sets the days of the modules named in rows [{module_id, unlock_date, lock_date}]; unlock_date null removes the row. For those who teach the cohort. C4004; C4040 unless confirmed, when modules that are open now would close (detail: {modules, students}); C4041; 23514.';
revoke execute on function public.set_schedule(bigint, jsonb, boolean) from public, anon;
grant execute on function public.set_schedule(bigint, jsonb, boolean) to authenticated;
