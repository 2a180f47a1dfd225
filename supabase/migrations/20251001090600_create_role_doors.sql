-- Giving a role, and handing a course to somebody else. Nobody changes their own role, and the last admin stays.
create function private.set_role(person uuid, new_role text) returns void
language plpgsql security definer -- no client may write role or status
set search_path = '' as $$
begin
  if not private.is_admin() then
    raise exception 'only admins give roles' using errcode = 'C4030';
  end if;
  if person = private.me() then
    raise exception 'nobody changes their own role' using errcode = 'C4031';
  end if;
  -- Two admins who demote each other at once must not leave none: they wait for one another here. The person is locked
  -- in the same go, since people are locked in the order of their ids.
  perform 1 from public.applications a where a.role = 'admin' or a.user_id = person order by a.id for update;
  if new_role <> 'admin' and not exists (
    select 1 from public.applications a
    where a.role = 'admin' and a.status = 'approved' and a.user_id <> person
  ) then
    raise exception 'the last admin stays' using errcode = 'C4032';
  end if;
  update public.applications a
  set role = new_role, status = case when new_role = 'student' then a.status else 'approved' end
  where a.user_id = person;
  if not found then
    raise exception 'no such person' using errcode = 'C4004';
  end if;
end;
$$;

create function private.hand_over_course(course_id bigint, person uuid) returns void
language plpgsql security definer -- created_by is not a client's to give away, except an admin's
set search_path = '' as $$
begin
  if not private.is_admin() then
    raise exception 'only admins hand over a course' using errcode = 'C4030';
  end if;
  if not exists (
    select 1 from public.applications a
    where a.user_id = person and a.role in ('teacher', 'admin') and a.status = 'approved'
  ) then
    raise exception 'a course is taught by a teacher' using errcode = 'C4033';
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
comment on function public.hand_over_course(bigint, uuid) is 'Makes a person the teacher of a course. For admins; C4030, C4033, C4004.';

revoke execute on function public.set_role(uuid, text), public.hand_over_course(bigint, uuid) from public, anon;
grant execute on function public.set_role(uuid, text), public.hand_over_course(bigint, uuid) to authenticated;

comment on function private.set_role(uuid, text) is 'Body of public.set_role.';
comment on function private.hand_over_course(bigint, uuid) is 'Body of public.hand_over_course.';
