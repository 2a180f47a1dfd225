-- Ten topics a cohort that has begun, with up to eight replies; the first topic of cohort 1 has 200.
insert into public.course_forums (id, course_id, cohort_id, user_id, title, content, is_pinned, is_locked, created_at, updated_at)
select row_number() over (order by t.created_at, t.cohort_id, t.n), t.course_id, t.cohort_id, t.user_id,
  'Topic ' || t.n, repeat('What somebody wants to talk about. ', 5), t.n = 1, t.n = 10, t.created_at, t.created_at
from (
  select p.course_id, p.id as cohort_id, n, s.user_id, least(now(), p.start_date + interval '3 days' * n) as created_at
  from plans p cross join generate_series(1, 10) as n
  join seats s on s.seat = p.first_seat + floor(p.size * pg_temp.chance(p.id * 16 + n, 41))::bigint
  where p.open_lessons > 0 and p.size > 0
) t
order by 1;

insert into public.forum_replies (forum_post_id, user_id, content, is_teacher_response, created_at, updated_at)
select f.id, coalesce(s.user_id, k.created_by), repeat('What somebody answers. ', 1 + (f.id + n)::int % 9), s.user_id is null, at.instant, at.instant
from public.course_forums f
join plans p on p.id = f.cohort_id join public.courses k on k.id = f.course_id
cross join lateral generate_series(1, case when f.cohort_id = 1 and f.title = 'Topic 1' then 200 else f.id % 9 end) as n
left join seats s on n % 8 <> 7 and s.seat = p.first_seat + floor(p.size * pg_temp.chance(f.id * 256 + n, 42))::bigint
cross join lateral (select least(now(), f.created_at + interval '5 hours' * n) as instant) at
order by at.instant, f.id;

update public.course_forums f
set reply_count = n.replies, teacher_reply_count = n.by_teachers, last_activity_at = greatest(f.created_at, n.latest)
from (
  select t.id, count(r.id)::int as replies, (count(*) filter (where r.is_teacher_response))::int as by_teachers,
    max(r.created_at) as latest
  from public.course_forums t left join public.forum_replies r on r.forum_post_id = t.id group by t.id
) n
where n.id = f.id;
