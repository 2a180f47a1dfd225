-- Everything that hangs on a person, for that person to take along: a row a part, each part a list of records. Which
-- columns of which tables stand in which part is written down in src/lib/account/parts.ts, and a test compares it with
-- the database's catalog. Other people's addresses are left out of what somebody did in office.
create function private.my_data() returns table (part text, records json)
language plpgsql stable security definer -- row security hides a person's own words where they may no longer read
rows 20
set search_path = '' as $$
declare
  person uuid := private.me();
begin
  if person is null then
    raise exception 'sign in first' using errcode = 'C4001';
  end if;
  return query select 'profile', coalesce(json_agg(r), '[]') from (
    select a.id, a.user_id, a.name, a.email, a.program, a.status, a.role, a.time_zone, a.locale, a.suspended_at,
      a.created_at, u.email_confirmed_at, to_jsonb(u) ->> 'last_sign_in_at' as last_sign_in_at,
      u.raw_user_meta_data as given_at_sign_up
    from public.applications a join auth.users u on u.id = a.user_id where a.user_id = person) r;
  return query select 'consents', coalesce(json_agg(r order by r.given_at), '[]') from (
    select c.version, c.given_at from public.consents c where c.user_id = person) r;
  if to_regclass('auth.sessions') is null then
    return query select 'sessions', '[]'::json;
  else
    return query select 'sessions', coalesce(json_agg(r), '[]') from (
      select m.created_at, m.last_used_at, m.user_agent, to_jsonb(s) ->> 'ip' as network_address, m.is_this
      from private.my_sessions() m join auth.sessions s on s.id = m.id order by m.is_this desc, m.last_used_at desc) r;
  end if;
  return query select 'address-changes', coalesce(json_agg(r), '[]') from (
    select c.email, c.asked_at from private.address_changes c where c.user_id = person) r;
  return query select 'self-paced-courses', coalesce(json_agg(r order by r.id), '[]') from (
    select e.id, e.course_id, c.name as course, e.status, e.enrolled_at, e.completed_at
    from public.enrollments e join public.courses c on c.id = e.course_id where e.user_id = person) r;
  return query select 'progress', coalesce(json_agg(r order by r.id), '[]') from (
    select p.id, p.lesson_id, l.name as lesson, p.completed, p.completed_at, p.video_position_seconds,
      p.time_spent_seconds, p.last_accessed
    from public.lesson_progress p join public.lessons l on l.id = p.lesson_id where p.user_id = person) r;
  return query select 'courses-taught', coalesce(json_agg(r order by r.id), '[]') from (
    select c.id, c.name, c.slug, c.published, c.created_at from public.courses c where c.created_by = person) r;
  return query select 'pictures', coalesce(json_agg(r order by r.created_at, r.id), '[]') from (
    select p.id, p.lesson_id, l.name as lesson, p.alt, p.type, p.width, p.height, p.created_at
    from public.lesson_pictures p join public.lessons l on l.id = p.lesson_id where p.made_by = person) r;
  return query select 'suspensions', coalesce(json_agg(r order by r.id), '[]') from (
    select s.id, s.reason, s.suspended_at, s.restored_at from public.suspensions s where s.user_id = person) r;
  return query select 'suspensions-decided', coalesce(json_agg(r order by r.id), '[]') from (
    select s.id, s.reason, s.suspended_at, s.restored_at
    from public.suspensions s where person in (s.suspended_by, s.restored_by)) r;
  return query select 'deletions', coalesce(json_agg(r order by r.id), '[]') from (
    select d.id, d.kind, d.name, d.course_name, d.deleted_at, d.restored_at
    from public.deletions d where person in (d.deleted_by, d.restored_by, d.teacher_id)) r;
  return query select 'gone-with-courses', coalesce(json_agg(r order by r.id), '[]') from (
    select k.id, d.kind, d.name, d.deleted_at, k.relation, k.row
    from private.deleted_rows k join public.deletions d on d.id = k.deletion_id
    where k.row ->> 'user_id' = person::text and k.link is null) r;
  return query select 'course-file', coalesce(json_agg(r), '[]') from (
    select u.file_name, u.content, u.created_at from public.course_uploads u where u.user_id = person) r;
  return query select 'log-about-me', coalesce(json_agg(r order by r.id), '[]') from (
    select l.id, l.at, l.actor_role, l.act, l.subject, l.before, l.after
    from public.audit_log l
    where l.subject = 'applications'
      and l.subject_id = (select a.id::text from public.applications a where a.user_id = person)) r;
  return query select 'log-of-my-acts', coalesce(json_agg(r order by r.id), '[]') from (
    select l.id, l.at, l.actor_role, l.act, l.subject, l.subject_id
    from public.audit_log l where l.actor_id = person) r;
  -- A campus without cohorts has nothing more.
  if to_regprocedure('private.my_cohort_data()') is not null then
    return query select * from private.my_cohort_data();
  end if;
end;
$$;
grant execute on function private.my_data() to authenticated;

-- The API gives the whole call the time that stands here.
create function public.my_data() returns table (part text, records json)
language sql stable rows 20 set search_path = '' set statement_timeout = '60s' as $$ select * from private.my_data(); $$;
revoke execute on function public.my_data() from public, anon;
grant execute on function public.my_data() to authenticated;

comment on function public.my_data() is 'Everything that hangs on the caller, {part, records} a part. C4001.';
comment on function private.my_data() is 'Body of public.my_data().';
