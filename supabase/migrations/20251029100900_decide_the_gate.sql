-- "May this person open this module at this instant, and if not, why and when?" One function answers: policies, pages,
-- the roster and the preview all ask private.gates_of. Everything that opens is said positively: what cannot be
-- decided stays closed.
create type private.seat as (cohort_id bigint, status text, paused_at timestamptz);
comment on type private.seat is 'How somebody stands in a cohort: all that its gate has to know of a person. status null: not in it.';

create function private.starts_at(cohort public.cohorts) returns timestamptz
language plpgsql stable
set search_path = '' as $$
begin
  return private.instant_of(cohort.start_date, cohort.unlock_time, cohort.time_zone);
end;
$$;
comment on function private.starts_at(public.cohorts) is 'The instant at which a cohort begins: its first day, at its unlock time.';

-- Where the clocks go back over midnight a day begins twice; what closes on that day closes at the first time.
create function private.day_begins(day date, zone text) returns timestamptz
language plpgsql stable
set search_path = '' as $$
declare
  midnight timestamptz := private.instant_of(day, '00:00', zone);
  before timestamptz := midnight - interval '1 microsecond';
  first timestamptz := before - ((before at time zone zone) - day::timestamp);
begin
  return case when before >= first and (first at time zone zone)::date = day then first else midnight end;
end;
$$;
comment on function private.day_begins(date, text) is 'The first instant at which a zone''s calendar shows this day.';

create function private.gates_of(seats private.seat[], instant timestamptz)
returns table (
  cohort_id bigint,
  standing text,
  paused_at timestamptz,
  module_id bigint,
  open boolean,
  may_write boolean,
  why text,
  unlock_date date,
  lock_date date,
  opens_at timestamptz,
  closes_at timestamptz
)
language plpgsql stable security definer -- judges by cohorts and schedules that the asker need not read
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  with cohort as materialized (
    select s.cohort_id, s.status as standing, s.paused_at, c.course_id, c.unlock_time, c.time_zone,
      private.instant_of(c.start_date, c.unlock_time, c.time_zone) as starts_at,
      private.status_at(c.status, c.start_date, c.end_date, c.time_zone, gates_of.instant) as status
    from unnest(seats) as s
    -- One row each, said so that the plan is a look-up whatever the size of the campus; below likewise.
    cross join lateral (select c.* from public.cohorts c where c.id = s.cohort_id limit 1) as c
  ), scheduled as materialized (
    select h.*, m.id as module_id, s.unlock_date, s.lock_date,
      private.instant_of(s.unlock_date, h.unlock_time, h.time_zone) as unlocks_at,
      case when s.lock_date is not null then private.day_begins(s.lock_date, h.time_zone) end as closes_at,
      s.id is null as unscheduled
    from cohort h
    cross join lateral (select m.id from public.modules m where m.course_id = h.course_id offset 0) as m
    left join lateral (
      select p.id, p.unlock_date, p.lock_date from public.cohort_schedules p
      where p.cohort_id = h.cohort_id and p.module_id = m.id limit 1) as s on true
  ), timed as (
    select t.*, case
      when t.unscheduled or t.unlocks_at <= t.starts_at then t.starts_at
      when t.unlocks_at > t.starts_at then t.unlocks_at end as opens_at
    from scheduled t
  ), judged as materialized (
    select t.*,
      coalesce(
        private.takes_seat(t.standing)
        and gates_of.instant >= t.opens_at
        and (t.lock_date is null or gates_of.instant < t.closes_at)
        and (t.standing <> 'paused' or t.paused_at is null or t.paused_at >= t.opens_at), false) as open
    from timed t
  )
  select j.cohort_id, j.standing, j.paused_at, j.module_id, j.open,
    j.open and j.standing in ('active', 'completed') and j.status = 'active',
    case
      when j.open then 'open'
      when j.standing is null then 'not_enrolled'
      when j.standing = 'dropped' then 'left'
      when j.standing = 'waitlisted' then 'waiting'
      when gates_of.instant < j.starts_at then 'not_started'
      when gates_of.instant < j.opens_at then 'not_yet'
      when gates_of.instant >= j.closes_at then 'closed'
      when j.standing = 'paused' then 'paused'
      else 'not_enrolled' end,
    j.unlock_date, j.lock_date, j.opens_at, j.closes_at
  from judged j;
end;
$$;
comment on function private.gates_of(private.seat[], timestamptz) is
  'One row a seat and module at an instant: open, may_write, why (open, left, waiting, not_started, not_yet, closed, paused, not_enrolled), and the days and instants at which it opens and closes.';
-- Pages ask it about cohorts that row security showed them; when a module opens is public.
grant execute on function private.starts_at(public.cohorts), private.gates_of(private.seat[], timestamptz)
  to anon, authenticated, service_role;

create function private.gates(person uuid, instant timestamptz, course bigint default null)
returns table (
  module_id bigint,
  cohort_id bigint,
  open boolean,
  may_write boolean,
  why text,
  opens_at timestamptz,
  closes_at timestamptz
)
language plpgsql stable security definer -- judges a person by rows of tables that the asker need not read
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select g.module_id, g.cohort_id, g.open, g.may_write, g.why, g.opens_at, g.closes_at
  from private.gates_of(
    array(select (e.cohort_id, e.status, e.paused_at)::private.seat
      from public.cohort_enrollments e where e.user_id = gates.person and (gates.course is null or exists (
        select 1 from public.cohorts c where c.id = e.cohort_id and c.course_id = gates.course))),
    gates.instant) g
  union all
  -- The older, self-paced way opens all of a course, unless the person has to do with a cohort of it.
  select m.id, null, true, e.status <> 'paused', 'open', null, null
  from public.enrollments e
  join public.modules m on m.course_id = e.course_id
  where e.user_id = gates.person and (gates.course is null or e.course_id = gates.course)
    and e.status in ('active', 'completed', 'paused')
    and not exists (
      select 1 from public.cohort_enrollments s join public.cohorts c on c.id = s.cohort_id
      where s.user_id = gates.person and c.course_id = e.course_id);
end;
$$;
comment on function private.gates(uuid, timestamptz, bigint) is
  'A person''s gates at an instant, of one course or (null) of all: one row a module and seat, as of private.gates_of; cohort_id null: self-paced.';

create function private.best_gates(person uuid, instant timestamptz, course bigint default null)
returns table (module_id bigint, cohort_id bigint, open boolean, may_write boolean, why text, opens_at timestamptz, closes_at timestamptz)
language plpgsql stable security definer -- as above
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select distinct on (g.module_id) g.*
  from private.gates(best_gates.person, best_gates.instant, best_gates.course) g
  order by g.module_id, g.open desc, g.may_write desc, (g.why in ('not_started', 'not_yet')) desc, g.opens_at, g.cohort_id;
end;
$$;
comment on function private.best_gates(uuid, timestamptz, bigint) is
  'The same, one row a module: in several cohorts of a course a module is open if it is open in one of them.';

create function private.my_gate(module bigint)
returns table (
  cohort_id bigint, open boolean, may_write boolean, why text, opens_at timestamptz, closes_at timestamptz, time_zone text)
language plpgsql stable security definer -- answers for the caller alone
rows 1
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select g.cohort_id, g.open, g.may_write, g.why, g.opens_at, g.closes_at,
    (select c.time_zone from public.cohorts c where c.id = g.cohort_id)
  from private.best_gates(private.me(), private.clock(), (select m.course_id from public.modules m where m.id = my_gate.module)) g
  where g.module_id = my_gate.module;
end;
$$;
comment on function private.my_gate(bigint) is 'The best of the caller''s gates to a module; no row: nothing to do with its course.';
grant execute on function private.my_gate(bigint) to anon, authenticated, service_role;
