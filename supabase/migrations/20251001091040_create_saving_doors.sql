-- Saving what was written, over the version that was before the writer's eyes and over no other. These run as the
-- caller: row security and the grants of columns decide, as for a plain update, which goes on working.
create function private.last_saved(subject text, subject_id bigint, version int) returns jsonb
language plpgsql stable security definer -- a name and an instant out of the log, which admins read
set search_path = '' as $$
begin
  -- What the owner of the database changed is not in the log; then nobody is named.
  return (
    select jsonb_build_object(
      'by', private.display_name(l.actor_id), 'mine', coalesce(l.actor_id = private.me(), false), 'at', l.at)
    from public.audit_log l
    where l.subject = last_saved.subject and l.subject_id = last_saved.subject_id::text
      and l.after ->> 'version' = last_saved.version::text
    order by l.id desc limit 1);
end;
$$;
comment on function private.last_saved(text, bigint, int) is
  'Who wrote this version of a course, module or lesson, whether that was the caller, and when: {by, mine, at}; null where the log does not know.';

create function private.save_row(relation regclass, row_id bigint, version int, changes jsonb) returns int
language plpgsql
set search_path = '' as $$
declare
  assignments text := (
    select string_agg(format('%1$I = r.%1$I', k.name), ', ') from jsonb_object_keys(changes) as k (name));
  saved int;
  now_there jsonb;
  is_same boolean;
begin
  execute format(
    'update %1$s t set %2$s from jsonb_populate_record(null::%1$s, $3) r where t.id = $1 and t.version = $2 returning t.version',
    relation, coalesce(assignments, 'name = t.name'))
  into saved using row_id, version, changes;
  if saved is not null then
    return saved;
  end if;
  -- To lock is to ask the policy of changing, too: who only reads the row does not find it here.
  execute format(
    'select to_jsonb(t), to_jsonb(t) = to_jsonb(jsonb_populate_record(t, $2)) from %s t where t.id = $1 for share', relation)
  into now_there, is_same using row_id, changes;
  if now_there is null then
    raise exception 'no such row, or not yours' using errcode = 'C4004';
  end if;
  -- The same form sent twice is no conflict.
  if is_same then
    return (now_there ->> 'version')::int;
  end if;
  raise exception 'somebody else saved meanwhile' using errcode = 'C4080',
    detail = now_there || jsonb_build_object('saved', private.last_saved(
      replace(relation::text, 'public.', ''), row_id, (now_there ->> 'version')::int));
end;
$$;
comment on function private.save_row(regclass, bigint, int, jsonb) is
  'Writes the columns named in changes if the row still has this version, and returns the new one; C4004, C4080.';
grant execute on function private.last_saved(text, bigint, int), private.save_row(regclass, bigint, int, jsonb)
  to authenticated;

create function public.save_course(course_id bigint, version int, changes jsonb) returns int
language sql set search_path = '' as $$ select private.save_row('public.courses', course_id, version, changes); $$;
comment on function public.save_course(bigint, int, jsonb) is
  'Changes {column: value} of a course of this version, and returns the new version. C4004; C4080 with the row as it is now.';

create function public.save_module(module_id bigint, version int, changes jsonb) returns int
language sql set search_path = '' as $$ select private.save_row('public.modules', module_id, version, changes); $$;
comment on function public.save_module(bigint, int, jsonb) is 'As save_course, for a module.';

create function public.save_lesson(lesson_id bigint, version int, changes jsonb) returns int
language sql set search_path = '' as $$ select private.save_row('public.lessons', lesson_id, version, changes); $$;
comment on function public.save_lesson(bigint, int, jsonb) is 'As save_course, for a lesson.';

revoke execute on function public.save_course(bigint, int, jsonb), public.save_module(bigint, int, jsonb),
  public.save_lesson(bigint, int, jsonb) from public, anon;
grant execute on function public.save_course(bigint, int, jsonb), public.save_module(bigint, int, jsonb),
  public.save_lesson(bigint, int, jsonb) to authenticated;
