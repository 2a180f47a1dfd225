-- The seats, last: their counters are what private.recount() would count, for everybody at once.
insert into public.cohort_enrollments
  (cohort_id, user_id, enrolled_at, status, completed_lessons, last_activity_at, created_at, paused_at, discussion_posts, forum_posts)
with progress as (
  select p.user_id, m.course_id, count(*) filter (where p.completed) as done, max(p.last_accessed) as latest
  from public.lesson_progress p join public.lessons l on l.id = p.lesson_id join public.modules m on m.id = l.module_id
  group by p.user_id, m.course_id
), posts as (
  select d.user_id, d.cohort_id, count(*) as written, max(d.created_at) as latest
  from public.lesson_discussions d group by d.user_id, d.cohort_id
), forum as (
  select w.user_id, w.cohort_id, count(*) as written, max(w.created_at) as latest
  from (
    select f.user_id, f.cohort_id, f.created_at from public.course_forums f
    union all
    select r.user_id, f.cohort_id, r.created_at from public.forum_replies r join public.course_forums f on f.id = r.forum_post_id
  ) w group by w.user_id, w.cohort_id
)
select s.cohort_id, s.user_id, s.enrolled_at, s.status, coalesce(p.done, 0),
  greatest(p.latest, d.latest, f.latest), s.enrolled_at,
  case when s.status = 'paused' then greatest(s.enrolled_at, now() - interval '10 days') end,
  coalesce(d.written, 0), coalesce(f.written, 0)
from seats s
left join progress p on p.user_id = s.user_id and p.course_id = s.course_id
left join posts d on d.user_id = s.user_id and d.cohort_id = s.cohort_id
left join forum f on f.user_id = s.user_id and f.cohort_id = s.cohort_id
order by s.enrolled_at;

insert into public.imports (cohort_id, file_name, created_by, created_at)
select 1 + n % 2, 'list-' || n || '.csv', pg_temp.person('admin', 1), now() - interval '1 day' * (30 - n)
from generate_series(1, 30) as n;
insert into public.import_rows (import_id, line, email, name, verdict)
select i.id, n, 'listed.' || n || '@example.net', 'Listed ' || n, case when n % 10 = 0 then 'duplicate' else 'invite' end
from public.imports i cross join generate_series(1, 1000) as n;
