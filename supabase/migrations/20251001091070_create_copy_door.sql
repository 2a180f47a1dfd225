-- A course once more, as a draft of whoever copies it: modules, lessons, links and pictures, without cohorts, students
-- and talk. Rows are copied whole, with another id put in, so that columns added later come along.
create function private.new_ids(ids bigint[], sequence text) returns jsonb
language sql
set search_path = '' as $$
  select coalesce(jsonb_object_agg(i.id, nextval(sequence)), '{}') from unnest(ids) as i (id);
$$;
comment on function private.new_ids(bigint[], text) is 'A new id of the sequence for each of these: {old: new}.';

create function private.name_pictures(words text, pictures jsonb) returns text
language plpgsql immutable
set search_path = '' as $$
declare
  picture record;
begin
  for picture in
    select distinct m.found[1] as named, pictures ->> lower(m.found[1]) as becomes
    from regexp_matches(words, '/pictures/([0-9a-f-]{36})', 'gi') as m (found)
    where words like '%/pictures/%' and pictures ? lower(m.found[1])
  loop
    words := replace(words, '/pictures/' || picture.named, '/pictures/' || picture.becomes);
  end loop;
  return words;
end;
$$;
comment on function private.name_pictures(text, jsonb) is 'A text with the addresses of pictures changed: {old: new}.';

create function private.copy_course(course_id bigint, new_name text) returns bigint
language plpgsql security definer -- writes pictures, whose bytes no client writes in the database; asks first who asks
set search_path = '' as $$
declare
  me constant uuid := private.me();
  copy bigint;
  old_modules bigint[];
  old_lessons bigint[];
  modules jsonb;
  lessons jsonb;
  pictures jsonb := '{}';
  fresh constant jsonb := jsonb_build_object('version', 1, 'created_at', private.clock());
begin
  if not private.may_teach_course(course_id) then
    raise exception 'no such course, or not yours' using errcode = 'C4004';
  end if;
  -- It changes nothing, and waits where writers wait: nobody deletes what is being copied.
  update public.modules m set name = m.name where false;
  copy := nextval('public.courses_id_seq');
  old_modules := array(
    select m.id from public.modules m where m.course_id = copy_course.course_id order by m.order_index, m.id);
  old_lessons := array(
    select l.id from public.lessons l where l.module_id = any (old_modules) order by l.module_id, l.order_index, l.id);
  modules := private.new_ids(old_modules, 'public.modules_id_seq');
  lessons := private.new_ids(old_lessons, 'public.lessons_id_seq');

  insert into public.courses
  select n.* from public.courses c, jsonb_populate_record(c, fresh || jsonb_build_object(
    'id', copy, 'name', btrim(new_name), 'slug', private.free_slug(new_name), 'published', false, 'created_by', me,
    'updated_at', private.clock())) n
  where c.id = copy_course.course_id;
  if not found then
    raise exception 'no such course' using errcode = 'C4004';
  end if;

  insert into public.modules
  select n.* from public.modules m, jsonb_populate_record(m, fresh || jsonb_build_object(
    'id', modules -> m.id::text, 'course_id', copy)) n
  where m.id = any (old_modules);

  if to_regclass('public.lesson_pictures') is not null then
    pictures := (
      select coalesce(jsonb_object_agg(p.id, gen_random_uuid()), '{}')
      from public.lesson_pictures p where p.lesson_id = any (old_lessons));
  end if;
  insert into public.lessons
  select n.* from public.lessons l, jsonb_populate_record(l, fresh || jsonb_build_object(
    'id', lessons -> l.id::text, 'module_id', modules -> l.module_id::text,
    'text_content', private.name_pictures(l.text_content, pictures))) n
  where l.id = any (old_lessons);
  if pictures <> '{}' then
    insert into public.lesson_pictures (id, lesson_id, type, width, height, bytes, alt, made_by, created_at)
    select (pictures ->> p.id::text)::uuid, (lessons ->> p.lesson_id::text)::bigint, p.type, p.width, p.height, p.bytes,
      p.alt, me, private.clock()
    from public.lesson_pictures p where p.lesson_id = any (old_lessons) and pictures ? p.id::text;
  end if;
  return copy;
end;
$$;
comment on function private.copy_course(bigint, text) is 'Body of public.copy_course.';
grant execute on function private.copy_course(bigint, text) to authenticated;

create function public.copy_course(course_id bigint, new_name text) returns bigint
language sql set search_path = '' as $$ select private.copy_course(course_id, new_name); $$;
comment on function public.copy_course(bigint, text) is
  'Makes a draft with the modules, lessons and pictures of a course, taught by the caller, and returns its id. C4004.';
revoke execute on function public.copy_course(bigint, text) from public, anon;
grant execute on function public.copy_course(bigint, text) to authenticated;
