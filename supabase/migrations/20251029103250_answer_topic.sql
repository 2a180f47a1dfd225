-- One topic with a page of its replies. (See prepare_answers for how these are built.)
create function private.reply_places(topic bigint, from_reply bigint)
returns table (id bigint, created_at timestamptz, goes_on boolean)
language plpgsql stable security definer -- hands out places alone, and only to those who may read the forum
rows 50
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  cohort bigint := private.cohort_of_topic(topic);
begin
  if not (private.may_teach_cohort(cohort) or cohort in (select private.my_reading_cohort_ids())) then
    return;
  end if;
  return query
  select n.id, n.created_at, n.nth = 50 and n.beyond > 50
  from (
    select r.id, r.created_at, row_number() over (order by r.id) as nth, count(*) over () as beyond
    from (
      select x.id, x.created_at from public.forum_replies x
      where x.forum_post_id = topic and x.id >= coalesce(from_reply, 0) order by x.id limit 51) r) n
  where n.nth <= 50;
end;
$$;
comment on function private.reply_places(bigint, bigint) is
  'Where 50 replies of a topic stand, from one on; goes_on: there are more after this one.';

create function private.earlier_replies(topic bigint, from_reply bigint) returns bigint
language plpgsql stable security definer -- as above; an id alone
set search_path = '' as $$
begin
  return (select min(r.id) from (
    select x.id from public.forum_replies x where x.forum_post_id = topic and x.id < from_reply
    order by x.id desc limit 50) r);
end;
$$;
comment on function private.earlier_replies(bigint, bigint) is 'From which reply on the page before starts; null: there is none.';

-- Who closed a topic and when is for everybody who reads it, unlike the other acts.
create function private.closing_of(topic bigint) returns json
language plpgsql stable security definer -- names one act of many, to those who may read the forum
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  cohort bigint := private.cohort_of_topic(topic);
begin
  if not (private.may_teach_cohort(cohort) or cohort in (select private.my_reading_cohort_ids())) then
    return null;
  end if;
  return (
    select json_build_object('by', private.display_name(m.moderator_id), 'role', m.moderator_role, 'at', m.created_at)
    from public.moderations m where m.topic_id = topic and m.act = 'close' order by m.id desc limit 1);
end;
$$;
comment on function private.closing_of(bigint) is '{by, role, at}: who closed a topic last; null: nobody is known.';

create function private.replies_page(topic bigint, from_reply bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := private.me();
begin
  return (
    with place as materialized (
      select p.* from private.reply_places(topic, from_reply) p
    ), reply as materialized (
      select r.*, case when r.hidden_at is not null then private.why_hidden('reply', r.id) end as hiding
      from public.forum_replies r where r.id = any (array(select p.id from place p))
    ), author as materialized (
      select n.* from private.names_of(array(select r.user_id from reply r)) n
    )
    select json_build_object(
      'posts', coalesce(json_agg(x order by p.id), '[]'),
      'previous', case when from_reply is not null then private.earlier_replies(topic, from_reply) end,
      -- The next page starts after the last reply of this one.
      'more', (select y.id + 1 from place y where y.goes_on))
    from place p
    left join reply r on r.id = p.id
    left join author a on a.user_id = r.user_id
    cross join lateral (
      select 'reply' as kind, p.id, topic as parent_id, null as title, a.name as author, coalesce(r.user_id = me, false) as mine,
        r.content, coalesce(r.is_teacher_response, false) as is_teacher_response, false as is_pinned,
        p.created_at, coalesce(r.updated_at, p.created_at) as updated_at, r.id is null or r.hidden_at is not null as hidden,
        (r.hiding).reason as hidden_reason, (r.hiding).moderator_role as hidden_by_role) x);
end;
$$;
comment on function private.replies_page(bigint, bigint) is
  '{posts, previous, more}: 50 replies in the order in which they were written; from_reply: the value of previous or more.';
grant execute on function private.reply_places(bigint, bigint), private.earlier_replies(bigint, bigint),
  private.closing_of(bigint), private.replies_page(bigint, bigint) to authenticated;

create function public.topic_page(topic_id bigint, from_reply bigint default null) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := private.me();
  place record;
  topic public.course_forums;
  hiding public.moderations;
begin
  select p.* into place from private.forum_place(private.cohort_of_topic(topic_page.topic_id)) p;
  if place.place is null then
    return json_build_object('viewer', private.viewer(), 'topic', null);
  end if;
  -- Row security: of a hidden topic its place alone is there for classmates.
  select f.* into topic from public.course_forums f where f.id = topic_page.topic_id;
  if topic.hidden_at is not null then
    hiding := private.why_hidden('topic', topic.id);
  end if;
  return json_build_object('viewer', private.viewer(), 'topic', json_build_object(
    'id', topic_page.topic_id, 'cohort', place.place, 'may_post', place.may_post, 'may_moderate', place.may_moderate,
    'may_reply', private.may_reply(topic_page.topic_id),
    'is_locked', coalesce(topic.is_locked, false), 'closing_reason', topic.closing_reason,
    'closing', case when topic.is_locked then private.closing_of(topic.id) end,
    'reply_count', topic.reply_count,
    'post', json_build_object('kind', 'topic', 'id', topic_page.topic_id, 'parent_id', null, 'title', topic.title,
      'author', private.display_name(topic.user_id), 'mine', coalesce(topic.user_id = me, false), 'content', topic.content,
      'is_teacher_response', coalesce(topic.is_teacher_response, false), 'is_pinned', coalesce(topic.is_pinned, false),
      'created_at', topic.created_at, 'updated_at', topic.updated_at,
      'hidden', topic.id is null or topic.hidden_at is not null,
      'hidden_reason', hiding.reason, 'hidden_by_role', hiding.moderator_role),
    'talk', private.replies_page(topic_page.topic_id, from_reply)));
end;
$$;
comment on function public.topic_page(bigint, bigint) is
  '{viewer, topic}: a topic with a page of its replies; topic null for those who may not read its forum.';
revoke execute on function public.topic_page(bigint, bigint) from public, anon;
grant execute on function public.topic_page(bigint, bigint) to authenticated;
