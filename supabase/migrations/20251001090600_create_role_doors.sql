-- Giving a role, and handing a course to somebody else. Nobody changes their own role; who is the last admin stays one
-- (keep_an_admin).
create function private.require_admin() returns void
language plpgsql stable
set search_path = '' as $$
begin
  if not private.is_admin() then
    raise exception 'only admins do this' using errcode = 'C4030';
  end if;
end;
$$;
grant execute on function private.require_admin() to authenticated;

create function private.lock_admins() returns void
language sql
set search_path = '' as $$
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('admins', 0));
$$;
comment on function private.lock_admins() is
  'The first lock of whoever changes how people stand, or deletes them: they take turns, lest two admins remove each other.';

-- Then the records by id, as who counts for these people locks them.
create function private.lock_standing(people uuid[]) returns void
language plpgsql
set search_path = '' as $$
begin
  perform private.require_admin();
  perform private.lock_admins();
  -- Who was waited for may have taken the role of whoever waited.
  perform private.require_admin();
  if private.me() = any (people) then
    raise exception 'nobody decides about themselves' using errcode = 'C4035';
  end if;
  perform 1 from public.applications a where a.user_id = any (people) order by a.id for update;
  if exists (select from unnest(people) as p (id)
      where not exists (select from public.applications a where a.user_id = p.id)) then
    raise exception 'no such person' using errcode = 'C4004';
  end if;
end;
$$;
comment on function private.lock_standing(uuid[]) is
  'What an admin does to change how other people stand begins with this: C4030, C4035 oneself, C4004 nobody.';

create function private.set_role(person uuid, new_role text) returns void
language plpgsql security definer -- no client may write role or status
set search_path = '' as $$
begin
  perform private.require_admin();
  if person = private.me() then
    raise exception 'nobody changes their own role' using errcode = 'C4031';
  end if;
  perform private.lock_standing(array[person]);
  update public.applications a
  set role = new_role, status = case when new_role = 'student' then a.status else 'approved' end
  where a.user_id = person;
end;
$$;

create function private.hand_over_course(course_id bigint, person uuid) returns void
language plpgsql security definer -- created_by is not a client's to give away, except an admin's
set search_path = '' as $$
begin
  perform private.require_admin();
  if not exists (
    select 1 from public.applications a
    where a.user_id = person and a.role in ('teacher', 'admin') and a.status = 'approved'
  ) then
    raise exception 'a course is taught by a teacher' using errcode = 'C4033';
  end if;
  if exists (select from public.applications a where a.user_id = person and a.suspended_at is not null) then
    raise exception 'this account is suspended' using errcode = 'C4034';
  end if;
  update public.courses c set created_by = person where c.id = hand_over_course.course_id;
  if not found then
    raise exception 'no such course' using errcode = 'C4004';
  end if;
end;
$$;
grant execute on function private.set_role(uuid, text), private.hand_over_course(bigint, uuid) to authenticated;

create function public.set_role(person uuid, new_role text) returns void
language sql set search_path = '' as $$ select private.set_role(person, new_role); $$;
comment on function public.set_role(uuid, text) is
  'Makes a person student, teacher or admin (the latter two become approved). For admins; C4030, C4031, C4032, C4004.';

create function public.hand_over_course(course_id bigint, person uuid) returns void
language sql set search_path = '' as $$ select private.hand_over_course(course_id, person); $$;
comment on function public.hand_over_course(bigint, uuid) is 'Makes a person the teacher of a course. For admins; C4030, C4033, C4034, C4004.';

revoke execute on function public.set_role(uuid, text), public.hand_over_course(bigint, uuid) from public, anon;
grant execute on function public.set_role(uuid, text), public.hand_over_course(bigint, uuid) to authenticated;

comment on function private.require_admin() is 'Raises C4030 unless the caller is an admin.';
comment on function private.set_role(uuid, text) is 'Body of public.set_role.';
comment on function private.hand_over_course(bigint, uuid) is 'Body of public.hand_over_course.';
