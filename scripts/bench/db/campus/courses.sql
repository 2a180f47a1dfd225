-- Courses of 8 modules with 5 lessons each. Lesson k of a course has the id (course - 1) * 40 + k. The first five
-- are taught by the first teacher; these are looked at, and do not grow with the campus.
insert into public.courses (id, name, slug, description, track, difficulty, published, created_by, created_at,
  is_cohort_based, default_duration_weeks, enrollment_type)
select n, 'Course ' || n, 'course-' || n, repeat('What this course is about and whom it is for. ', 4),
  pg_temp.choose(n, 1, '{data,web,care}'), pg_temp.choose(n, 2, '{beginner,intermediate,advanced}'), n <= 5 or n % 20 <> 0,
  pg_temp.person('teacher', case when n <= 5 then 1 else 2 + n % 19 end), now() - interval '940 days',
  true, 10, pg_temp.choose(n, 3, '{open,hybrid,cohort_only}')
from generate_series(1, current_setting('bench.courses')::bigint) as n;

insert into public.modules (id, course_id, name, description, order_index, created_at)
select (c.id - 1) * 8 + m, c.id, 'Week ' || m, repeat('What the week is about. ', 4), m - 1, c.created_at
from public.courses c cross join generate_series(1, 8) as m;

insert into public.lessons (id, module_id, name, slug, text_content, youtube_url, video_duration_seconds, resources, order_index, created_at)
select (m.id - 1) * 5 + l, m.id, 'Lesson ' || l || ' of week ' || m.order_index + 1, 'lesson-' || l,
  -- Some 3 kB that do not compress to nothing.
  (select string_agg(md5(m.id || ' ' || l || ' ' || w), E'\n\n') from generate_series(1, 90) as w),
  'https://www.youtube.com/watch?v=' || left(md5(m.id || ' ' || l), 11), 300 + l * 60,
  '[{"name": "Slides", "url": "https://example.org/slides"}, {"name": "Data", "url": "https://example.org/data"}]', l - 1, m.created_at
from public.modules m cross join generate_series(1, 5) as l;
