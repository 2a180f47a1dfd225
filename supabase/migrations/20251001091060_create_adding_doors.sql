-- A new course, module or lesson needs a name and nothing else: its address is made from it, and its place is the last.
create function private.slug_of(name text) returns text
language plpgsql immutable
set search_path = '' as $$
declare
  -- Letters without their accents; what is no letter of the alphabet becomes a hyphen.
  plain text := regexp_replace(normalize(coalesce(name, ''), nfkd), '[' || chr(768) || '-' || chr(879) || ']', '', 'g');
  words text := regexp_replace(lower(plain), '[^a-z0-9]+', '-', 'g');
begin
  return coalesce(nullif(btrim(left(btrim(words, '-'), 80), '-'), ''), 'course');
end;
$$;
comment on function private.slug_of(text) is 'A name as a part of an address: "Données ouvertes!" is "donnees-ouvertes"; at most 80 characters.';

create function private.free_slug(name text) returns text
language plpgsql stable security definer -- looks at drafts of others, too; says nothing of them that an insert would not
set search_path = '' as $$
declare
  wanted constant text := private.slug_of(name);
begin
  return (
    select s.slug
    from (
      select wanted as slug, 1 as n
      union all
      -- One more than there can be in the way.
      select wanted || '-' || n, n from generate_series(2, 2 + (
        select count(*) from public.courses c where c.slug like wanted || '-%')) as n
    ) s
    where not exists (select from public.courses c where c.slug = s.slug)
    order by s.n limit 1);
end;
$$;
comment on function private.free_slug(text) is 'slug_of, with a number behind it where a course has that address already.';
grant execute on function private.slug_of(text), private.free_slug(text) to authenticated;

create function public.add_course(course_name text) returns bigint
language sql
set search_path = '' as $$
  insert into public.courses (name, slug) values (btrim(course_name), private.free_slug(course_name)) returning id;
$$;
comment on function public.add_course(text) is 'Makes a draft that the caller teaches, and returns its id. For teachers and admins.';

create function public.add_module(course_id bigint, module_name text) returns bigint
language sql
set search_path = '' as $$
  insert into public.modules (course_id, name, order_index)
  select add_module.course_id, btrim(module_name), coalesce(max(m.order_index), 0) + 1
  from public.modules m where m.course_id = add_module.course_id
  returning id;
$$;
comment on function public.add_module(bigint, text) is 'Adds a module at the end of a course, and returns its id.';

create function public.add_lesson(module_id bigint, lesson_name text) returns bigint
language sql
set search_path = '' as $$
  insert into public.lessons (module_id, name, slug, order_index)
  select add_lesson.module_id, btrim(lesson_name), private.slug_of(lesson_name), coalesce(max(l.order_index), 0) + 1
  from public.lessons l where l.module_id = add_lesson.module_id
  returning id;
$$;
comment on function public.add_lesson(bigint, text) is 'Adds an empty lesson at the end of a module, and returns its id.';

revoke execute on function public.add_course(text), public.add_module(bigint, text), public.add_lesson(bigint, text)
  from public, anon;
grant execute on function public.add_course(text), public.add_module(bigint, text), public.add_lesson(bigint, text)
  to authenticated;
