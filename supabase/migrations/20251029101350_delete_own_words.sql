-- An author may take back their own words while they may still speak there. Nobody else's words go with them: replies
-- to a deleted post stay as posts of their own, and a topic that was answered cannot be deleted. A hidden post cannot
-- be deleted either, since hiding destroys nothing.
-- Volatile, so that a deletion that waited for somebody's reply sees it.
create function private.is_answered(topic bigint) returns boolean
language plpgsql volatile security definer -- the policy of replies asks topics; asked back, it would be a circle
set search_path = '' as $$
begin
  return exists (select 1 from public.forum_replies r where r.forum_post_id = topic);
end;
$$;
comment on function private.is_answered(bigint) is 'Whether a topic has replies.';
grant execute on function private.is_answered(bigint) to authenticated;

grant delete on public.lesson_discussions, public.course_forums, public.forum_replies to authenticated;

create policy "authors delete their posts while they may speak" on public.lesson_discussions
for delete to authenticated using (
  user_id = (select private.me()) and hidden_at is null and (
    cohort_id in (select private.my_talking_cohort_ids()) or cohort_id in (select private.my_taught_cohort_ids())
    or (select private.is_admin())));
create policy "authors delete their topics while nobody answered" on public.course_forums
for delete to authenticated using (
  user_id = (select private.me()) and hidden_at is null and not private.is_answered(id) and (
    cohort_id in (select private.my_talking_cohort_ids()) or cohort_id in (select private.my_taught_cohort_ids())
    or (select private.is_admin())));
create policy "authors delete their replies while the topic is open to them" on public.forum_replies
for delete to authenticated using (
  user_id = (select private.me()) and hidden_at is null and private.may_reply(forum_post_id));
