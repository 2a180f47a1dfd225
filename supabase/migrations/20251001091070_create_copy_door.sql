-- A course once more, as a draft of whoever copies it: modules, lessons, links and pictures, without cohorts, students
-- and talk. Rows are copied whole, with some values put in, so that columns added later come along.
create function private.copy_rows(relation regclass, changes jsonb) returns void
language plpgsql
set search_path = '' as $$
declare
  -- What the database computes it computes again.
  columns constant text := (
    select string_agg(quote_ident(a.attname), ', ') from pg_catalog.pg_attribute a
    where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = '');
  type_of_id constant regtype := (
    select a.atttypid from pg_catalog.pg_attribute a where a.attrelid = relation and a.attname = 'id');
begin
  execute format(
    'insert into %1$s (%2$s) select %2$s from (
       select n.* from jsonb_each($1) c join %1$s o on o.id = c.key::%3$s
       cross join lateral jsonb_populate_record(o, c.value) n) copied',
    relation, columns, type_of_id)
  using changes;
end;
$$;
comment on function private.copy_rows(regclass, jsonb) is
  'Copies rows of a table with other values in some columns: {id: {column: value}}.';

create function private.name_pictures(words text, pictures jsonb) returns text
language plpgsql immutable
set search_path = '' as $$
declare
  picture record;
begin
  if words like '%/pictures/%' then
    for picture in select p.key, p.value ->> 'id' as copy from jsonb_each(pictures) p loop
      words := replace(words, '/pictures/' || picture.key, '/pictures/' || picture.copy);
    end loop;
  end if;
  return words;
end;
$$;
comment on function private.name_pictures(text, jsonb) is 'A text that shows copied pictures, {id: {id}}, in the place of the first ones.';

create function private.copy_course(course_id bigint, new_name text) returns bigint
language plpgsql security definer -- copies pictures with their makers and days, which no client writes; asks first who asks
set search_path = '' as $$
declare
  me constant uuid := private.me();
  copy bigint;
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
  if not exists (select from public.courses c where c.id = copy_course.course_id) then
    raise exception 'no such course' using errcode = 'C4004';
  end if;
  copy := nextval('public.courses_id_seq');
  perform private.copy_rows('public.courses', jsonb_build_object(course_id, fresh || jsonb_build_object(
    'id', copy, 'name', btrim(new_name), 'slug', private.free_slug(new_name), 'published', false, 'created_by', me,
    'updated_at', private.clock())));

  modules := (
    select coalesce(jsonb_object_agg(m.id, fresh || jsonb_build_object(
      'id', nextval('public.modules_id_seq'), 'course_id', copy)), '{}')
    from (select m.id from public.modules m where m.course_id = copy_course.course_id order by m.order_index, m.id) m);
  perform private.copy_rows('public.modules', modules);

  if to_regclass('public.lesson_pictures') is not null then
    pictures := (
      select coalesce(jsonb_object_agg(p.id, jsonb_build_object(
        'id', gen_random_uuid(), 'made_by', me, 'created_at', private.clock())), '{}')
      from public.modules m join public.lessons l on l.module_id = m.id join public.lesson_pictures p on p.lesson_id = l.id
      where m.course_id = copy_course.course_id);
  end if;
  lessons := (
    select coalesce(jsonb_object_agg(l.id, fresh || jsonb_build_object(
      'id', nextval('public.lessons_id_seq'), 'module_id', modules -> l.module_id::text -> 'id',
      'text_content', private.name_pictures(l.text_content, pictures))), '{}')
    from (
      select l.* from public.modules m join public.lessons l on l.module_id = m.id
      where m.course_id = copy_course.course_id order by m.order_index, m.id, l.order_index, l.id) l);
  perform private.copy_rows('public.lessons', lessons);
  if pictures <> '{}' then
    perform private.copy_rows('public.lesson_pictures', (
      select jsonb_object_agg(p.id, pictures -> p.id::text || jsonb_build_object(
        'lesson_id', lessons -> p.lesson_id::text -> 'id'))
      from public.lesson_pictures p where p.id in (select k::uuid from jsonb_object_keys(pictures) k)));
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
