-- "May this person open this module at this instant, and if not, why and when?" One function answers; policies,
-- pages and previews all ask it. Everything that opens is said positively: what cannot be decided stays closed.
create function private.gates(person uuid, instant timestamptz)
returns table (
  module_id bigint,
  cohort_id bigint,
  open boolean,
  may_write boolean,
  why text,
  opens_at timestamptz,
  closes_at timestamptz
)
language sql stable security definer -- judges a person by rows of tables that the asker need not read
set search_path = '' as $$
  with seat as (
    select e.status, e.paused_at, e.cohort_id, c.course_id, c.time_zone, c.unlock_time,
      private.instant_of(c.start_date, c.unlock_time, c.time_zone) as starts_at,
      private.status_at(c.status, c.start_date, c.end_date, c.time_zone, gates.instant) as cohort_status
    from public.cohort_enrollments e
    join public.cohorts c on c.id = e.cohort_id
    where e.user_id = gates.person
  ), timed as (
    select m.id as module_id, seat.*,
      greatest(seat.starts_at, private.instant_of(s.unlock_date, seat.unlock_time, seat.time_zone)) as opens_at,
      private.instant_of(s.lock_date, '00:00', seat.time_zone) as closes_at
    from seat
    join public.modules m on m.course_id = seat.course_id
    left join public.cohort_schedules s on s.cohort_id = seat.cohort_id and s.module_id = m.id
  ), judged as (
    select t.*,
      coalesce(
        private.takes_seat(t.status)
        and gates.instant >= t.opens_at
        and (t.closes_at is null or gates.instant < t.closes_at)
        and (t.status <> 'paused' or t.paused_at is null or t.paused_at >= t.opens_at), false) as open
    from timed t
  )
  select j.module_id, j.cohort_id, j.open,
    j.open and j.status in ('active', 'completed') and j.cohort_status = 'active',
    case
      when j.open then 'open'
      when j.status = 'dropped' then 'left'
      when j.status = 'waitlisted' then 'waiting'
      when gates.instant < j.starts_at then 'not_started'
      when gates.instant < j.opens_at then 'not_yet'
      when gates.instant >= j.closes_at then 'closed'
      when j.status = 'paused' then 'paused'
      else 'not_enrolled' end,
    j.opens_at, j.closes_at
  from judged j
  union all
  -- The older, self-paced way opens all of a course, unless the person has to do with a cohort of it.
  select m.id, null, true, e.status <> 'paused', 'open', null, null
  from public.enrollments e
  join public.modules m on m.course_id = e.course_id
  where e.user_id = gates.person
    and e.status in ('active', 'completed', 'paused')
    and not exists (select 1 from seat where seat.course_id = e.course_id);
$$;
comment on function private.gates(uuid, timestamptz) is
  'One row a module and seat of the person: open, may_write, why (open, left, waiting, not_started, not_yet, closed, paused, not_enrolled), opens_at, closes_at; cohort_id null: self-paced.';

-- In several cohorts of a course a module is open if it is open in one of them.
create function private.my_gate(module bigint)
returns table (cohort_id bigint, open boolean, may_write boolean, why text, opens_at timestamptz, closes_at timestamptz)
language sql stable security definer -- answers for the caller alone
set search_path = '' as $$
  select g.cohort_id, g.open, g.may_write, g.why, g.opens_at, g.closes_at
  from private.gates((select auth.uid()), private.clock()) g
  where g.module_id = my_gate.module
  order by g.open desc, g.may_write desc, (g.why in ('not_started', 'not_yet')) desc, g.opens_at, g.cohort_id
  limit 1;
$$;
comment on function private.my_gate(bigint) is 'The best of the caller''s gates to a module; no row: nothing to do with its course.';

-- The same for all modules of the caller, within one cohort.
create function private.my_cohort_gates(cohort bigint)
returns table (module_id bigint, open boolean, may_write boolean, why text, opens_at timestamptz, closes_at timestamptz)
language sql stable security definer -- answers for the caller alone
set search_path = '' as $$
  select g.module_id, g.open, g.may_write, g.why, g.opens_at, g.closes_at
  from private.gates((select auth.uid()), private.clock()) g
  where g.cohort_id = my_cohort_gates.cohort;
$$;
grant execute on function private.my_gate(bigint), private.my_cohort_gates(bigint) to anon, authenticated, service_role;
