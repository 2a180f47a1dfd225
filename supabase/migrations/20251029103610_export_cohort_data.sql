-- The part of an export that hangs on cohorts; private.my_data() asks for it.
create function private.my_cohort_data() returns table (part text, records json)
language plpgsql stable security definer -- as private.my_data()
rows 10
set search_path = '' as $$
declare
  person uuid := private.me();
  address text := (
    select lower(u.email) from auth.users u where u.id = person and u.email_confirmed_at is not null);
begin
  -- After a rollback as the migration guide gives it there is nothing.
  if to_regclass('public.cohort_enrollments') is null then
    return;
  end if;
  return query select 'cohorts', coalesce(json_agg(r order by r.id), '[]') from (
    select e.id, e.cohort_id, h.name as cohort, c.name as course, e.status, e.enrolled_at, e.paused_at, e.completed_at,
      e.completed_lessons, e.discussion_posts, e.forum_posts, e.last_activity_at, e.created_at
    from public.cohort_enrollments e join public.cohorts h on h.id = e.cohort_id
    join public.courses c on c.id = h.course_id where e.user_id = person) r;
  return query select 'posts', coalesce(json_agg(r order by r.id), '[]') from (
    select d.id, d.lesson_id, l.name as lesson, d.cohort_id, d.parent_id, d.content, d.is_teacher_response, d.is_pinned,
      d.hidden_at, d.created_at, d.updated_at
    from public.lesson_discussions d join public.lessons l on l.id = d.lesson_id where d.user_id = person) r;
  return query select 'posts-hidden', coalesce(json_agg(r order by r.id), '[]') from (
    select m.id, m.discussion_id, m.topic_id, m.reply_id, m.act, m.reason, m.moderator_role, m.created_at
    from (
      select x.* from public.lesson_discussions d join public.moderations x on x.discussion_id = d.id where d.user_id = person
      union all
      select x.* from public.course_forums t join public.moderations x on x.topic_id = t.id where t.user_id = person
      union all
      select x.* from public.forum_replies a join public.moderations x on x.reply_id = a.id where a.user_id = person) m) r;
  return query select 'former-words', coalesce(json_agg(r order by r.id), '[]') from (
    select v.id, v.discussion_id, v.topic_id, v.reply_id, v.title, v.content, v.created_at
    from public.post_versions v where v.editor_id = person) r;
  return query select 'forum-topics', coalesce(json_agg(r order by r.id), '[]') from (
    select t.id, t.cohort_id, t.title, t.content, t.is_pinned, t.is_locked, t.closing_reason, t.hidden_at, t.created_at,
      t.updated_at
    from public.course_forums t where t.user_id = person) r;
  return query select 'forum-replies', coalesce(json_agg(r order by r.id), '[]') from (
    select a.id, a.forum_post_id, a.content, a.is_teacher_response, a.hidden_at, a.created_at, a.updated_at
    from public.forum_replies a where a.user_id = person) r;
  return query select 'invitations', coalesce(json_agg(r order by r.id), '[]') from (
    select i.id, i.cohort_id, h.name as cohort, i.email, i.name, i.created_at, i.mailed_at, i.claimed_at, i.revoked_at
    from public.invitations i join public.cohorts h on h.id = i.cohort_id
    where i.claimed_by = person or i.email = address) r;
  return query select 'imported-lines', coalesce(json_agg(r order by r.import_id, r.line), '[]') from (
    select i.import_id, i.line, i.email, i.name, i.verdict from public.import_rows i where i.email = address) r;
  return query select 'log-of-my-seats', coalesce(json_agg(r order by r.id), '[]') from (
    select l.id, l.at, l.actor_role, l.act, l.subject_id, l.before, l.after
    from public.cohort_enrollments e
    join public.audit_log l on l.subject = 'cohort_enrollments' and l.subject_id = e.id::text
    where e.user_id = person) r;
  -- In office: what was done, without the people it was done to.
  return query select 'cohorts-opened', coalesce(json_agg(r order by r.id), '[]') from (
    select h.id, h.name, h.course_id, h.start_date, h.end_date, h.created_at
    from public.cohorts h where h.created_by = person) r;
  return query select 'posts-moderated', coalesce(json_agg(r order by r.id), '[]') from (
    select m.id, m.discussion_id, m.topic_id, m.reply_id, m.act, m.reason, m.moderator_role, m.created_at
    from public.moderations m where m.moderator_id = person) r;
  return query select 'invitations-sent', coalesce(json_agg(r order by r.id), '[]') from (
    select i.id, i.cohort_id, i.created_at, i.mailed_at from public.invitations i where i.invited_by = person) r;
  return query select 'imports', coalesce(json_agg(r order by r.id), '[]') from (
    select i.id, i.cohort_id, i.file_name, i.created_at, i.applied_at
    from public.imports i where person in (i.created_by, i.applied_by)) r;
end;
$$;
comment on function private.my_cohort_data() is 'The parts of private.my_data() that came with cohorts; for the caller.';
