-- Every person has one to three seats, 1.5 on average: fifteen seats for ten people. Neighbouring seats of a person
-- lie a stride apart in the row of all seats (bench.unstride goes back from the seat to the person's place).
create temp table seats as
with numbered as (
  select p.id as cohort_id, p.course_id, p.start_date, p.open_lessons, p.status as cohort_status, p.first_seat + n as seat,
    ((p.first_seat + n) * current_setting('bench.unstride')::bigint) % current_setting('bench.enrollments')::bigint as place
  from plans p cross join lateral generate_series(0, p.size - 1) as n
), peopled as (
  select n.*, pg_temp.person('student', (n.place / 15) * 10
    + (array[0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 9, 9, 9])[n.place % 15 + 1]) as user_id,
    pg_temp.chance(n.seat::bigint, 11) as fate, pg_temp.chance(n.seat::bigint, 12) as zeal
  from numbered n
)
select p.seat::bigint, p.cohort_id, p.course_id, p.user_id, p.start_date, p.start_date - interval '20 days' * pg_temp.chance(p.seat::bigint, 13) as enrolled_at,
  case when p.fate < 0.10 then 'dropped' when p.fate < 0.14 then 'paused' when p.fate < 0.16 then 'waitlisted'
    when p.cohort_status in ('completed', 'archived') and p.zeal > 0.4 then 'completed' else 'active' end as status,
  case when p.fate >= 0.14 and p.fate < 0.16 then 0 else p.open_lessons end as open_lessons, 0.3 + 0.7 * p.zeal as zeal
from peopled p;
create unique index on seats (seat);
analyze seats, plans;

-- The older way in, for one person in ten: never in a course in which they have a seat.
insert into public.enrollments (user_id, course_id, enrolled_at, status, completed_at)
select w.user_id, w.course_id, now() - interval '400 days' * w.chance,
  case when w.chance < 0.1 then 'paused' when w.chance > 0.8 then 'completed' else 'active' end,
  case when w.chance > 0.8 then now() - interval '200 days' end
from (
  select pg_temp.person('student', n) as user_id, pg_temp.chance(n, 22) as chance,
    1 + floor(current_setting('bench.courses')::bigint * pg_temp.chance(n, 21))::bigint as course_id
  from generate_series(0, current_setting('bench.students')::bigint - 1, 10) as n
) w
where not exists (select 1 from seats s where s.user_id = w.user_id and s.course_id = w.course_id)
order by 3;
