-- Who sees and writes what in the campus before cohorts. Policies ask sets of ids from helpers; the helpers about
-- Each policy also admits admins, and (for the courses they teach) teachers; their names tell what is particular.
-- seats are defined again by the cohort system, the policies are not.
create function private.my_course_ids() returns setof bigint
language sql stable security definer -- policies of courses ask this
set search_path = '' as $$
  select e.course_id from public.enrollments e
  where e.user_id = (select private.me()) and e.status in ('active', 'completed', 'paused');
$$;
comment on function private.my_course_ids() is 'Courses in which the caller has a seat; seen even while they are not published.';

create function private.my_open_module_ids() returns setof bigint
language sql stable security definer -- policies of lessons ask this
set search_path = '' as $$
  select m.id from public.modules m where m.course_id in (select private.my_course_ids());
$$;
comment on function private.my_open_module_ids() is 'Modules whose lessons the caller may read now, as a student.';

create function private.my_writable_module_ids() returns setof bigint
language sql stable security definer -- as above
set search_path = '' as $$
  select m.id from public.modules m
  join public.enrollments e on e.course_id = m.course_id
  where e.user_id = (select private.me()) and e.status in ('active', 'completed');
$$;
comment on function private.my_writable_module_ids() is 'Modules whose lessons the caller may complete and discuss now, as a student.';

create function private.my_student_ids() returns setof uuid
language sql stable security definer -- reads enrollments of others
set search_path = '' as $$
  select e.user_id from public.enrollments e where e.course_id in (select private.my_taught_course_ids());
$$;
comment on function private.my_student_ids() is 'The people whom the caller teaches.';

create function private.my_writable_lesson_ids() returns setof bigint
language plpgsql stable security definer -- as above
rows 50
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  -- Module by module: there may be thousands of lessons.
  return query select l.id from private.my_writable_module_ids() as m (id)
    cross join lateral (select x.id from public.lessons x where x.module_id = m.id offset 0) as l;
end;
$$;

create function private.my_taught_lesson_ids() returns setof bigint
language plpgsql stable security definer -- as above
rows 400
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query select l.id from private.my_taught_module_ids() as m (id)
    cross join lateral (select x.id from public.lessons x where x.module_id = m.id offset 0) as l;
end;
$$;

grant execute on function private.my_course_ids(), private.my_open_module_ids(), private.my_writable_module_ids(),
  private.my_student_ids(), private.my_writable_lesson_ids(), private.my_taught_lesson_ids()
  to anon, authenticated, service_role;

create policy "people read their own record, teachers their students'" on public.applications
for select to authenticated using (
  user_id = (select private.me()) or (select private.is_admin()) or user_id in (select private.my_student_ids()));
create policy "people change their own record" on public.applications
for update to authenticated using (user_id = (select private.me())) with check (user_id = (select private.me()));

create policy "visitors read published courses" on public.courses
for select to anon using (published);
create policy "people read published courses and those they take or teach" on public.courses
for select to authenticated using (
  published or (select private.is_admin()) or id in (select private.my_course_ids())
  -- Not a set of ids: the teacher must see the row that she is just inserting, too.
  or (created_by = (select private.me()) and (select private.my_role()) in ('teacher', 'admin')));
create policy "teachers and admins create courses" on public.courses
for insert to authenticated with check (
  (select private.my_role()) in ('teacher', 'admin') and (created_by = (select private.me()) or (select private.is_admin())));
create policy "teachers change their courses, admins all" on public.courses
for update to authenticated
using (id in (select private.my_taught_course_ids()) or (select private.is_admin()))
with check (id in (select private.my_taught_course_ids()) or (select private.is_admin()));
create policy "teachers delete their courses, admins all" on public.courses
for delete to authenticated using (id in (select private.my_taught_course_ids()) or (select private.is_admin()));

-- Who sees a course sees its modules: the policy of courses answers for both.
create policy "visitors read the modules of courses they see" on public.modules
for select to anon using (exists (select 1 from public.courses c where c.id = course_id));
create policy "people read the modules of courses they see" on public.modules
for select to authenticated using (exists (select 1 from public.courses c where c.id = course_id));
create policy "teachers add modules to their courses, admins to all" on public.modules
for insert to authenticated with check (
  course_id in (select private.my_taught_course_ids()) or (select private.is_admin()));
create policy "teachers change modules of their courses, admins all" on public.modules
for update to authenticated
using (course_id in (select private.my_taught_course_ids()) or (select private.is_admin()))
with check (course_id in (select private.my_taught_course_ids()) or (select private.is_admin()));
create policy "teachers delete modules of their courses, admins all" on public.modules
for delete to authenticated using (
  course_id in (select private.my_taught_course_ids()) or (select private.is_admin()));

create policy "people read lessons that are open to them or that they teach" on public.lessons
for select to authenticated using (
  module_id in (select private.my_open_module_ids()) or module_id in (select private.my_taught_module_ids())
  or (select private.is_admin()));
create policy "teachers add lessons to their courses, admins to all" on public.lessons
for insert to authenticated with check (
  module_id in (select private.my_taught_module_ids()) or (select private.is_admin()));
create policy "teachers change lessons of their courses, admins all" on public.lessons
for update to authenticated
using (module_id in (select private.my_taught_module_ids()) or (select private.is_admin()))
with check (module_id in (select private.my_taught_module_ids()) or (select private.is_admin()));
create policy "teachers delete lessons of their courses, admins all" on public.lessons
for delete to authenticated using (
  module_id in (select private.my_taught_module_ids()) or (select private.is_admin()));

create policy "people read their own enrollments, teachers their students'" on public.enrollments
for select to authenticated using (
  user_id = (select private.me()) or course_id in (select private.my_taught_course_ids()) or (select private.is_admin()));
create function private.published_course_ids() returns setof bigint
language sql stable security definer -- must answer alike for everybody
set search_path = '' as $$
  select c.id from public.courses c where c.published;
$$;

create function private.self_paced_course_ids() returns setof bigint
language sql stable
set search_path = '' as $$
  select private.published_course_ids();
$$;
comment on function private.self_paced_course_ids() is 'Courses that a person may start at their own pace.';
grant execute on function private.published_course_ids(), private.self_paced_course_ids()
  to anon, authenticated, service_role;
create policy "people enroll themselves where self-paced is on offer" on public.enrollments
for insert to authenticated with check (
  user_id = (select private.me()) and course_id in (select private.self_paced_course_ids()));

create policy "people read their own progress, teachers their students'" on public.lesson_progress
for select to authenticated using (
  user_id = (select private.me()) or lesson_id in (select private.my_taught_lesson_ids()) or (select private.is_admin()));
create policy "people record progress in lessons open to them" on public.lesson_progress
for insert to authenticated with check (
  user_id = (select private.me()) and lesson_id in (select private.my_writable_lesson_ids()));
create policy "people change their own progress in lessons open to them" on public.lesson_progress
for update to authenticated
using (user_id = (select private.me()) and lesson_id in (select private.my_writable_lesson_ids()))
with check (user_id = (select private.me()) and lesson_id in (select private.my_writable_lesson_ids()));

comment on function private.my_writable_lesson_ids() is
  'Lessons that the caller may complete and discuss now, as a student.';
comment on function private.my_taught_lesson_ids() is 'The lessons of the courses the caller teaches.';
comment on function private.published_course_ids() is 'The courses that visitors see.';
