-- Cohort 1 is a typical one of 100 students, cohort 2 one of 5,000; both are in their fifth week. The first five
-- courses have ten cohorts each at every size, the others share the rest.
create temp table plans as
with placed as (
  select n as id, case when n <= 50 then (n - 1) % 5 + 1
    else 6 + (n - 51) % (current_setting('bench.courses')::bigint - 5) end as course_id,
    pg_temp.chance(n, 1) as fate, pg_temp.chance(n, 2) as when_, 0.4 + 1.2 * pg_temp.chance(n, 3) as weight
  from generate_series(1, current_setting('bench.cohorts')::bigint) as n
), dated as (
  select p.*, current_date + case
    when p.id <= 2 then -30
    when p.fate < 0.60 or p.fate >= 0.95 then -100 - floor(700 * p.when_)
    when p.fate < 0.85 then -1 - floor(62 * p.when_)
    else 1 + floor(60 * p.when_) end::int as start_date
  from placed p
), shared as (
  select d.*, case
    when d.id = 1 then 100
    when d.id = 2 then current_setting('bench.large_cohort')::int
    else floor(r.rest * sum(d.weight) filter (where d.id > 2) over (order by d.id) / r.weight)
      - floor(r.rest * (sum(d.weight) filter (where d.id > 2) over (order by d.id) - d.weight) / r.weight) end::int as size
  from dated d cross join (
    select sum(weight) filter (where id > 2) as weight,
      current_setting('bench.enrollments')::int - 100 - current_setting('bench.large_cohort')::int as rest
    from dated) r
)
select s.id, s.course_id, s.start_date, s.start_date + 69 as end_date, s.size,
  case when s.start_date > current_date then 'upcoming' when s.id > 2 and s.fate >= 0.95 then 'archived'
    when s.start_date + 69 < current_date then 'completed' else 'active' end as status,
  -- A module a week.
  greatest(0, least(8, (current_date - s.start_date) / 7 + 1)) * 5 * (s.start_date <= current_date)::int as open_lessons,
  -- Seats are numbered through by course, so that a person's seats, which lie far apart, are in different courses.
  sum(s.size) over (order by s.course_id, s.id) - s.size as first_seat
from shared s;

insert into public.cohorts (id, course_id, name, start_date, end_date, status, max_students, time_zone, unlock_time, created_by, created_at, updated_at)
select p.id, p.course_id, 'Cohort ' || p.id, p.start_date, p.end_date, p.status,
  case when p.id % 7 = 0 then null else p.size + 20 end,
  pg_temp.choose(p.id, 4, '{UTC,Europe/Berlin,Africa/Lagos,America/Bogota,Asia/Kolkata}'), '00:00',
  pg_temp.person('admin', 1), p.start_date - 30, p.start_date - 30
from plans p order by p.start_date, p.id;

insert into public.cohort_schedules (cohort_id, module_id, unlock_date, lock_date, created_at)
select p.id, m.id, p.start_date + 7 * m.order_index, case when m.order_index = 7 then p.end_date + 30 end, p.start_date - 30
from plans p join public.modules m on m.course_id = p.course_id
order by p.start_date, p.id, m.order_index;

insert into public.invitations (cohort_id, email, name, invited_by, created_at, mailed_at, claimed_at, revoked_at)
select p.id, 'invited.' || n || '.' || p.id || '@example.net', case when n % 2 = 0 then 'Invited ' || n end, pg_temp.person('admin', 1),
  p.start_date - 20, case when n % 3 > 0 then p.start_date - 19 end,
  case when n % 5 = 0 then p.start_date - 10 end, case when n % 7 = 0 then p.start_date - 10 end
from plans p cross join lateral generate_series(1, case p.id when 2 then 50 else 6 end) as n;
