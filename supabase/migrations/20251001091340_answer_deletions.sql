-- What whoever is about to delete something sees first, and the list of what can be brought back.
create function private.what_goes(kind text, id bigint) returns json
language plpgsql stable security definer -- numbers about rows of people whom the caller may not see one by one; asks first
set search_path = '' as $$
declare
  root regclass := case what_goes.kind
    when 'course' then 'public.courses' when 'module' then 'public.modules' when 'lesson' then 'public.lessons' end;
  place record;
  course public.courses;
  counts jsonb;
  students int;
  finished int;
begin
  select p.* into place from private.place_of(root, what_goes.id) p;
  if place.course_id is null or not private.may_teach_course(place.course_id) then
    return null;
  end if;
  select c.* into course from public.courses c where c.id = place.course_id;
  counts := private.count_going(root, what_goes.id);
  select count(distinct p.user_id), count(distinct p.user_id) filter (where p.completed) into students, finished
  from public.modules m join public.lessons l on l.module_id = m.id join public.lesson_progress p on p.lesson_id = l.id
  where m.course_id = course.id and p.user_id is distinct from course.created_by
    and (root = 'public.courses'::regclass or (root = 'public.modules'::regclass and m.id = what_goes.id)
      or (root = 'public.lessons'::regclass and l.id = what_goes.id));
  return json_build_object(
    'kind', what_goes.kind, 'id', what_goes.id, 'name', place.name, 'rows', private.total(counts), 'students', students,
    'finished', finished, 'counts', private.in_words(counts - root::text),
    'course', json_build_object('id', course.id, 'slug', course.slug, 'name', course.name, 'published', course.published),
    'until', private.clock() + private.undo_time());
end;
$$;
comment on function private.what_goes(text, bigint) is 'Body of public.what_goes, without the viewer.';

create function public.what_goes(kind text, id bigint) returns json
language plpgsql stable
set search_path = '' as $$
begin
  return json_build_object('viewer', private.viewer(), 'subject', private.what_goes(kind, id));
end;
$$;
comment on function public.what_goes(text, bigint) is
  '{viewer, subject: {kind, id, name, rows, students, finished, counts, course, until}}: what goes when a course, module or lesson is deleted, in numbers; subject null for those who do not teach it.';

create function public.deleted_courses(before bigint default null) returns json
language plpgsql stable
set search_path = '' as $$
begin
  return json_build_object('viewer', private.viewer(), 'deletions', (
    with page as materialized (
      select d.* from public.deletions d
      where (deleted_courses.before is null or d.id < deleted_courses.before)
        and d.deleted_at > private.clock() - private.undo_time()
      order by d.id desc limit 50
    )
    select coalesce(json_agg(r order by p.id desc), '[]')
    from page p
    cross join lateral (
      select p.id, p.kind, p.subject_id, p.name, p.course_id, p.course_name, p.rows, p.counts, p.deleted_at,
        p.deleted_at + private.undo_time() as until, private.display_name(p.deleted_by) as deleted_by,
        p.restored_at, private.display_name(p.restored_by) as restored_by) r));
end;
$$;
comment on function public.deleted_courses(bigint) is
  '{viewer, deletions}: what was deleted of the courses that the caller teaches or taught, for admins of all; the newest first, 50 a page, `before` the last id.';
revoke execute on function public.what_goes(text, bigint), public.deleted_courses(bigint) from public, anon;
grant execute on function private.what_goes(text, bigint), public.what_goes(text, bigint), public.deleted_courses(bigint)
  to authenticated, service_role;
