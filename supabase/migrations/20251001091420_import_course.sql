-- A course out of a file: the whole of it, as a draft of whoever imports it, or nothing. It runs as the caller, so row
-- security, the grants of columns and every check of what clients write hold here as for a plain insert.
create function private.refuse_large_course(course jsonb) returns void
language plpgsql immutable
set search_path = '' as $$
declare
  modules bigint;
  lessons bigint;
begin
  if jsonb_typeof(course -> 'modules') is distinct from 'array' then
    raise exception 'a course has a list of modules' using errcode = 'C4087', detail = '1 modules are missing';
  end if;
  select count(*), coalesce(sum(jsonb_array_length(m.value -> 'lessons')), 0) into modules, lessons
  from jsonb_array_elements(course -> 'modules') m;
  if modules > 200 or lessons > 2000 then
    raise exception 'a course file has at most 200 modules and 2,000 lessons' using errcode = 'C4087',
      detail = format('1 %s modules, %s lessons', modules, lessons);
  end if;
end;
$$;
comment on function private.refuse_large_course(jsonb) is 'Raises C4087 for what is not a course, or more than one.';
grant execute on function private.refuse_large_course(jsonb) to authenticated;

-- A picture gets a new id, so the text that shows it is written again.
create function private.add_filed_pictures(lesson bigint, pictures jsonb) returns void
language plpgsql
set search_path = '' as $$
declare
  picture record;
  kept uuid;
  ids jsonb := '{}';
begin
  for picture in
    select p.id, p.alt, p.width, p.height, decode(p.base64, 'base64') as bytes
    from jsonb_to_recordset(pictures) as p (id text, alt text, width int, height int, base64 text)
  loop
    insert into public.lesson_pictures (lesson_id, alt, width, height, bytes)
    values (lesson, picture.alt, picture.width, picture.height, picture.bytes)
    on conflict (lesson_id, sha256) do nothing;
    select p.id into kept from public.lesson_pictures p
    where p.lesson_id = lesson and p.sha256 = encode(sha256(picture.bytes), 'hex');
    ids := ids || jsonb_build_object(picture.id, kept);
  end loop;
  update public.lessons l set text_content = private.name_pictures(l.text_content, ids) where l.id = lesson;
end;
$$;
comment on function private.add_filed_pictures(bigint, jsonb) is
  'Keeps pictures {id, alt, width, height, base64} with a lesson whose text shows them under these ids.';
grant execute on function private.add_filed_pictures(bigint, jsonb), private.name_pictures(text, jsonb) to authenticated;

create function public.import_course(upload_id uuid, course jsonb) returns bigint
language plpgsql
set search_path = '' as $$
declare
  made bigint;
  module jsonb;
  nth bigint;
  module_id bigint;
  with_pictures jsonb;
begin
  perform private.require_teacher();
  perform private.refuse_large_course(course);
  perform private.take_upload(upload_id);
  insert into public.courses (name, slug, description, track, difficulty)
  values (course ->> 'name', private.free_slug(coalesce(course ->> 'slug', course ->> 'name')), course ->> 'description',
    course ->> 'track', course ->> 'difficulty')
  returning id into made;
  -- Columns of the cohort system, which an older campus does not have.
  if to_regclass('public.cohorts') is not null then
    update public.courses c set enrollment_type = coalesce(course ->> 'enrollment_type', 'open'),
      is_cohort_based = coalesce((course ->> 'is_cohort_based')::boolean, false),
      default_duration_weeks = (course ->> 'default_duration_weeks')::int
    where c.id = made;
  end if;
  for module, nth in select m.value, m.ordinality from jsonb_array_elements(course -> 'modules') with ordinality m loop
    insert into public.modules (course_id, name, description, order_index)
    values (made, module ->> 'name', module ->> 'description', nth)
    returning id into module_id;
    with added as (
      insert into public.lessons
        (module_id, name, slug, text_content, youtube_url, video_duration_seconds, resources, order_index)
      select module_id, l.value ->> 'name', coalesce(l.value ->> 'slug', private.slug_of(l.value ->> 'name')),
        l.value ->> 'text_content', l.value ->> 'youtube_url', (l.value ->> 'video_duration_seconds')::int,
        coalesce(l.value -> 'resources', '[]'), l.ordinality
      from jsonb_array_elements(module -> 'lessons') with ordinality l
      returning id, order_index
    )
    select jsonb_agg(jsonb_build_object('id', a.id, 'pictures', l.value -> 'pictures')) into with_pictures
    from added a join jsonb_array_elements(module -> 'lessons') with ordinality l on l.ordinality = a.order_index
    where jsonb_array_length(l.value -> 'pictures') > 0;
    perform private.add_filed_pictures((l.value ->> 'id')::bigint, l.value -> 'pictures')
    from jsonb_array_elements(with_pictures) l;
  end loop;
  return made;
end;
$$;
comment on function public.import_course(uuid, jsonb) is
  'Makes a draft of {name, slug, description, track, difficulty, enrollment_type, is_cohort_based, default_duration_weeks, modules: [{name, description, lessons: [{name, slug, text_content, youtube_url, video_duration_seconds, resources, pictures: [{id, alt, width, height, base64}]}]}]} and returns its id; the upload is used up. C4004, C4030, C4087.';
revoke execute on function public.import_course(uuid, jsonb) from public, anon;
grant execute on function public.import_course(uuid, jsonb) to authenticated;
