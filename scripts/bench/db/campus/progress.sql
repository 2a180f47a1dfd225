-- Everybody has worked through the first lessons that were open to them, some further than others; the shares add up
-- to bench.progress. Rows lie in the order of time, as they would.
create temp table work as
with sources as (
  select s.user_id, s.course_id, s.cohort_id, s.start_date::timestamptz as began, s.open_lessons, s.open_lessons * s.zeal as share
  from seats s where s.open_lessons > 0
  union all
  select e.user_id, e.course_id, null, e.enrolled_at, 40, 40 * pg_temp.fate(e.user_id) from public.enrollments e
), summed as (
  select s.*, sum(s.share) over (rows unbounded preceding) as until, sum(s.share) over () as total from sources s
)
select s.user_id, s.course_id, s.cohort_id, s.began, least(s.open_lessons,
    floor(s.until / s.total * current_setting('bench.progress')::bigint)
    - floor((s.until - s.share) / s.total * current_setting('bench.progress')::bigint))::int as done
from summed s;

insert into public.lesson_progress
  (user_id, lesson_id, cohort_id, completed, completed_at, video_position_seconds, time_spent_seconds, last_accessed)
select w.user_id, (w.course_id - 1) * 40 + k, w.cohort_id,
  -- The last one or two are begun, not done.
  k < w.done or w.done % 3 = 0, case when k < w.done or w.done % 3 = 0 then at.instant end, 60 * (k % 9), 300 + 20 * k, at.instant
from work w cross join lateral generate_series(1, w.done) as k
cross join lateral (select least(now(), w.began + interval '1.4 days' * (k - 1) + interval '3 days' * pg_temp.fate(w.user_id)) as instant) at
order by at.instant;
