-- All that is written in a course, for the file that its teacher takes away, and the pictures that its texts
-- show, as far as the teacher sees them.
create function public.course_file(course_id bigint) returns json
language plpgsql stable
set search_path = '' as $$
begin
  -- Row security would let a student have the lessons that are open to them.
  if not private.may_teach_course(course_id) then
    return null;
  end if;
  return (
    select json_build_object(
      'name', c.name, 'slug', c.slug, 'description', c.description, 'track', c.track, 'difficulty', c.difficulty,
      'enrollment_type', to_jsonb(c) -> 'enrollment_type', 'is_cohort_based', to_jsonb(c) -> 'is_cohort_based',
      'default_duration_weeks', to_jsonb(c) -> 'default_duration_weeks',
      'modules', (
        select coalesce(json_agg(json_build_object('name', m.name, 'description', m.description, 'lessons', (
            select coalesce(json_agg(json_build_object(
              'name', l.name, 'slug', l.slug, 'text_content', l.text_content, 'youtube_url', l.youtube_url,
              'video_duration_seconds', l.video_duration_seconds, 'resources', l.resources) order by l.order_index, l.id), '[]')
            from public.lessons l where l.module_id = m.id)) order by m.order_index, m.id), '[]')
        from public.modules m where m.course_id = c.id),
      'pictures', (
        select coalesce(json_agg(json_build_object('id', p.id, 'alt', p.alt, 'type', p.type,
          -- encode() breaks lines for mails of old.
          'base64', translate(encode(p.bytes, 'base64'), E'\n', '')) order by m.order_index, m.id, l.order_index, l.id, p.sha256), '[]')
        from public.lesson_pictures p join public.lessons l on l.id = p.lesson_id join public.modules m on m.id = l.module_id
        -- Whichever lesson it was added to.
        where p.id in (
          select (regexp_matches(l.text_content, '/pictures/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'gi'))[1]::uuid
          from public.modules m join public.lessons l on l.module_id = m.id
          where m.course_id = c.id and l.text_content like '%/pictures/%')))
    from public.courses c where c.id = course_file.course_id);
end;
$$;
comment on function public.course_file(bigint) is
  'A course with the texts of all its lessons, for those who teach it; null for everybody else.';
revoke execute on function public.course_file(bigint) from public, anon;
grant execute on function public.course_file(bigint) to authenticated, service_role;
