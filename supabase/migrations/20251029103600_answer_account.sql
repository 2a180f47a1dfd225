-- The pages on which people look after their own account. Like every page they ask once.
create function private.my_account() returns json
language plpgsql stable security definer -- the caller's own rows, some of which clients may not ask for
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  person uuid := private.me();
begin
  return json_build_object('viewer', private.viewer(),
    'consent', (
      select json_build_object('version', c.version, 'given_at', c.given_at)
      from public.consents c where c.user_id = person order by c.version desc limit 1),
    'new_address', (
      select json_build_object('email', c.email, 'asked_at', c.asked_at)
      from private.address_changes c where c.user_id = person),
    'sessions', (
      select coalesce(json_agg(s), '[]') from (
        select m.id, m.created_at, m.last_used_at, m.user_agent, m.is_this from private.my_sessions() m limit 50) s));
end;
$$;
comment on function private.my_account() is 'Body of public.my_account().';

create function private.cohorts_in_my_hands() returns int
language plpgsql stable security definer -- a number about the caller's own cohorts
set search_path = '' as $$
begin
  -- After a rollback as the migration guide gives it there are none.
  if to_regclass('public.cohorts') is null then
    return 0;
  end if;
  return (
    select count(*)::int from public.cohorts c
    where c.id in (select private.my_taught_cohort_ids()) and private.cohort_status(c) in ('upcoming', 'active'));
end;
$$;
comment on function private.cohorts_in_my_hands() is 'How many cohorts that have not ended the caller teaches.';

create function private.require_cohorts_in_hands() returns void
language plpgsql stable
set search_path = '' as $$
declare
  running int := private.cohorts_in_my_hands();
begin
  if running > 0 then
    raise exception 'somebody else must take over the cohorts first' using errcode = 'C4036', detail = running::text;
  end if;
end;
$$;
comment on function private.require_cohorts_in_hands() is
  'Raises C4036, with their number, while the caller teaches cohorts that have not ended. Asked by who deletes an account.';

create function private.what_i_leave() returns json
language plpgsql stable security definer -- numbers about the caller alone
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  person uuid := private.me();
begin
  return json_build_object('viewer', private.viewer(),
    'seats', (select count(*) from public.cohort_enrollments e where e.user_id = person and private.takes_seat(e.status)),
    'waiting', (select count(*) from public.cohort_enrollments e where e.user_id = person and e.status = 'waitlisted'),
    'progress', (select count(*) from public.lesson_progress p where p.user_id = person),
    'courses', (
      select count(*) from (
        select e.course_id from public.enrollments e where e.user_id = person
        union select h.course_id from public.cohort_enrollments e join public.cohorts h on h.id = e.cohort_id
        where e.user_id = person) c),
    'posts', (select count(*) from public.lesson_discussions d where d.user_id = person),
    'topics', (select count(*) from public.course_forums t where t.user_id = person),
    'replies', (select count(*) from public.forum_replies r where r.user_id = person),
    'taught', (select count(*) from public.courses c where c.created_by = person),
    'running', private.cohorts_in_my_hands(),
    'last_admin', private.is_last_admin(person));
end;
$$;
comment on function private.what_i_leave() is 'Body of public.what_i_leave().';
grant execute on function private.my_account(), private.what_i_leave() to authenticated;

create function public.my_account() returns json
language sql stable set search_path = '' as $$ select private.my_account(); $$;
create function public.what_i_leave() returns json
language sql stable set search_path = '' as $$ select private.what_i_leave(); $$;
revoke execute on function public.my_account(), public.what_i_leave() from public, anon;
grant execute on function public.my_account(), public.what_i_leave() to authenticated;
comment on function public.my_account() is
  '{viewer, consent: the latest {version, given_at} or null, new_address: {email, asked_at} or null, sessions}.';
comment on function public.what_i_leave() is
  'What a deletion of the caller''s account takes along and what it leaves, in numbers: {viewer, seats, waiting, progress, courses, posts, topics, replies, taught, running, last_admin}.';
