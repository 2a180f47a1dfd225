-- What happened to a post: each change of its words, and each act on it. For those who teach its cohort, and for its
-- author, who is not told the moderators' names. (See prepare_answers for how these are built.)
create function private.post_at(kind text, post bigint)
returns table (id bigint, cohort_id bigint, lesson_id bigint, topic_id bigint, user_id uuid, title text, content text,
  created_at timestamptz, updated_at timestamptz, hidden boolean)
language plpgsql stable
rows 1
set search_path = '' as $$
begin
  return query
  select d.id, d.cohort_id, d.lesson_id, null::bigint, d.user_id, null, d.content, d.created_at, d.updated_at,
    d.hidden_at is not null
  from public.lesson_discussions d where kind = 'post' and d.id = post
  union all
  select f.id, f.cohort_id, null, f.id, f.user_id, f.title, f.content, f.created_at, f.updated_at, f.hidden_at is not null
  from public.course_forums f where kind = 'topic' and f.id = post
  union all
  select r.id, private.cohort_of_topic(r.forum_post_id), null, r.forum_post_id, r.user_id, null, r.content, r.created_at,
    r.updated_at, r.hidden_at is not null
  from public.forum_replies r where kind = 'reply' and r.id = post;
end;
$$;
comment on function private.post_at(text, bigint) is
  'A post of a lesson (kind post), a topic or a reply, where the caller may read it.';

create function private.history_entries(kind text, post bigint, title text, content text, before timestamptz)
returns table (at timestamptz, place bigint, act text, person uuid, role text, reason text, former_title text, former_content text,
  next_title text, next_content text)
language plpgsql stable
rows 20
set search_path = '' as $$
begin
  return query
  select e.* from (
    select v.created_at, v.id, 'edit', v.editor_id, null, null, v.title, v.content,
      coalesce(lead(v.title) over words, history_entries.title), coalesce(lead(v.content) over words, history_entries.content)
    from public.post_versions v
    where (kind = 'post' and v.discussion_id = post) or (kind = 'topic' and v.topic_id = post)
      or (kind = 'reply' and v.reply_id = post)
    window words as (order by v.id)
    union all
    select m.created_at, m.id, m.act, m.moderator_id, m.moderator_role, m.reason, null, null, null, null
    from public.moderations m
    where (kind = 'post' and m.discussion_id = post) or (kind = 'topic' and m.topic_id = post)
      or (kind = 'reply' and m.reply_id = post)
  ) as e (at, place, act, person, role, reason, former_title, former_content, next_title, next_content)
  where e.at < coalesce(before, 'infinity')
  order by e.at desc fetch first 50 rows with ties;
end;
$$;
comment on function private.history_entries(text, bigint, text, text, timestamptz) is
  'The latest 50 entries of a post''s history, and those of the same instant as the last: an edit with the words before and after it, or an act.';
grant execute on function private.post_at(text, bigint), private.history_entries(text, bigint, text, text, timestamptz)
  to authenticated;

create function public.post_history(kind text, post_id bigint, before timestamptz default null) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := private.me();
  post record;
  teaches boolean;
begin
  select p.* into post from private.post_at(post_history.kind, post_id) p;
  teaches := post.id is not null and private.may_teach_cohort(post.cohort_id);
  if post.id is null or not (teaches or coalesce(post.user_id = me, false)) then
    return json_build_object('viewer', private.viewer(), 'post', null);
  end if;
  return (
    with entry as materialized (
      select e.* from private.history_entries(post_history.kind, post.id, post.title, post.content, before) e
    ), person as materialized (
      select n.* from private.names_of(array(select e.person from entry e where teaches)) n
    )
    select json_build_object('viewer', private.viewer(), 'post', json_build_object(
      'kind', post_history.kind, 'id', post.id, 'title', post.title, 'content', post.content,
      'author', private.display_name(post.user_id), 'mine', coalesce(post.user_id = me, false), 'teaches', teaches,
      'created_at', post.created_at, 'updated_at', post.updated_at, 'hidden', post.hidden,
      'cohort', (select json_build_object('id', c.id, 'name', c.name, 'time_zone', c.time_zone)
        from public.cohorts c where c.id = post.cohort_id),
      'lesson', (select json_build_object('id', l.id, 'name', l.name) from public.lessons l where l.id = post.lesson_id),
      'topic', (select json_build_object('id', f.id, 'title', f.title) from public.course_forums f where f.id = post.topic_id),
      'entries', coalesce((
        select json_agg(r order by e.at desc, e.act <> 'edit', e.place desc)
        from entry e left join person n on n.user_id = e.person
        cross join lateral (
          select e.at, e.act, n.name as by, e.role, e.reason, e.former_title, e.former_content, e.next_title, e.next_content) r),
        '[]'),
      'more', (select case when count(*) >= 50 then min(e.at) end from entry e))));
end;
$$;
comment on function public.post_history(text, bigint, timestamptz) is
  '{viewer, post}: the words and the history of a post of a lesson (kind post), a topic or a reply, newest first, 50 at a time; before: the value of more. post null for all but those who teach its cohort and its author.';
revoke execute on function public.post_history(text, bigint, timestamptz) from public, anon;
grant execute on function public.post_history(text, bigint, timestamptz) to authenticated;
