-- Threads of one to five posts (2.5 on average), more of them under a cohort's first lessons; every third is answered
-- by the teacher.
create temp table speakers as
select row_number() over () - 1 as n, s.seat, s.cohort_id, s.course_id, s.open_lessons, s.user_id
from seats s where s.open_lessons > 0 and s.status in ('active', 'completed');
create unique index on speakers (n);
analyze speakers;

create temp table posts as
with threads as (
  select t, p.cohort_id, p.course_id, p.open_lessons, p.user_id,
    1 + floor(p.open_lessons * pg_temp.chance(t, 32) ^ 2)::bigint as lesson, array[1, 1, 2, 3, 5, 3] as sizes
  from generate_series(1, current_setting('bench.posts')::bigint * 2 / 5) as t
  join speakers p on p.n = floor((select count(*) from speakers) * pg_temp.chance(t, 31))::bigint
), timed as (
  select t.*, c.start_date + interval '1.4 days' * (t.lesson - 1) as opened, c.first_seat, c.size
  from threads t join plans c on c.id = t.cohort_id
), written as (
  select t.t as thread, n, t.cohort_id, (t.course_id - 1) * 40 + t.lesson as lesson_id, t.course_id,
    case when n = 1 and t.t % 3 = 0 then null -- the teacher
      when n = 0 then t.user_id else s.user_id end as user_id,
    least(now(), t.opened + (least(now(), t.opened + interval '60 days') - t.opened) * pg_temp.chance(t.t, 33)
      + interval '30 hours' * n * pg_temp.chance(t.t, 34)) as created_at
  from timed t cross join lateral generate_series(0, t.sizes[t.t % 6 + 1] - 1) as n
  join seats s on s.seat = t.first_seat + floor(t.size * pg_temp.chance(t.t * 8 + n, 35))::bigint
)
select w.*, row_number() over (order by w.created_at, w.thread, w.n) as id from written w;
create unique index on posts (thread, n);
analyze posts;

insert into public.lesson_discussions
  (id, lesson_id, cohort_id, user_id, parent_id, content, is_teacher_response, is_pinned, hidden_at, created_at, updated_at)
select p.id, p.lesson_id, p.cohort_id, coalesce(p.user_id, k.created_by),
  -- Every fourth reply answers the reply before it.
  case when p.n > 0 then (select q.id from posts q where q.thread = p.thread and q.n = case when p.id % 4 = 0 then p.n - 1 else 0 end) end,
  repeat('What somebody asks or answers about the lesson, in a few sentences. ', 1 + (p.id % 7)::int),
  p.user_id is null, p.n = 0 and p.thread % 200 = 0,
  case when p.user_id is not null and p.id % 100 = 0 then p.created_at + interval '1 hour' end, p.created_at, p.created_at
from posts p join public.courses k on k.id = p.course_id
order by p.id;

insert into public.moderations (discussion_id, act, reason, moderator_id, moderator_role, created_at)
select d.id, 'hide', 'Not about the lesson.', k.created_by, 'teacher', d.hidden_at
from public.lesson_discussions d join public.cohorts c on c.id = d.cohort_id join public.courses k on k.id = c.course_id
where d.hidden_at is not null order by d.id;
