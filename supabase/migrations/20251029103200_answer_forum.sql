-- A cohort's forum, a page of topics at a time. (See prepare_answers for how these are built.)

-- Who may read the forum sees that a hidden topic stands there; row security shows its words to its author and to
-- those who teach.
create function private.topic_places(cohort bigint, before timestamptz, before_id bigint)
returns table (id bigint, created_at timestamptz, last_activity_at timestamptz, reply_count int, teacher_reply_count int,
  is_pinned boolean, is_locked boolean, hidden boolean, last_author uuid, last_by_teacher boolean, nth bigint, goes_on boolean)
language plpgsql stable security definer -- hands out places and numbers alone, and only to those who may read the forum
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if not (private.may_teach_cohort(cohort) or cohort in (select private.my_reading_cohort_ids())) then
    return;
  end if;
  return query
  with pinned as materialized (
    select f.*, row_number() over (order by f.last_activity_at desc, f.id desc) as nth
    from public.course_forums f where f.cohort_id = cohort and f.is_pinned and before is null
  ), newest as materialized (
    select n.*, row_number() over (order by n.last_activity_at desc, n.id desc) as nth
    from (
      select f.* from public.course_forums f
      where f.cohort_id = cohort and not f.is_pinned
        and (f.last_activity_at, f.id) < (coalesce(before, 'infinity'), coalesce(before_id, 9223372036854775807))
      order by f.last_activity_at desc, f.id desc limit 21) n
  ), room as materialized (
    -- At least one, so that a page always ends with a topic from which the next one goes on.
    select count(*) as pins, greatest(20 - count(*), 1) as topics from pinned
  ), shown as (
    select p.*, false as goes_on from pinned p
    union all
    select n.*, n.nth = r.topics and exists (select 1 from newest x where x.nth > r.topics)
    from newest n cross join room r where n.nth <= r.topics
  )
  select s.id, s.created_at, s.last_activity_at, s.reply_count, s.teacher_reply_count, s.is_pinned, s.is_locked,
    s.hidden_at is not null, l.user_id, l.is_teacher_response, s.nth, s.goes_on
  from shown s
  left join lateral (
    select r.user_id, r.is_teacher_response from public.forum_replies r
    where r.forum_post_id = s.id and r.hidden_at is null order by r.id desc limit 1) l on s.reply_count > 0;
end;
$$;
comment on function private.topic_places(bigint, timestamptz, bigint) is
  'Where the topics of a page stand: all pinned ones, then the latest up to 20 in all, each with its number among its likes (nth) and who replied last; goes_on: there are more after this one.';

create function private.topics_page(cohort bigint, before timestamptz, before_id bigint) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := private.me();
begin
  return (
    with place as materialized (
      select p.* from private.topic_places(cohort, before, before_id) p
    ), topic as materialized (
      select f.id, f.user_id, f.title, f.is_teacher_response
      from public.course_forums f where f.id = any (array(select p.id from place p))
    ), person as materialized (
      select n.* from private.names_of(array(
        select t.user_id from topic t union all select p.last_author from place p)) n
    )
    select json_build_object(
      'topics', coalesce(json_agg(r order by p.is_pinned desc, p.nth), '[]'),
      'more', (select json_build_object('at', x.last_activity_at, 'id', x.id) from place x where x.goes_on))
    from place p
    left join topic t on t.id = p.id
    left join person a on a.user_id = t.user_id
    left join person l on l.user_id = p.last_author
    cross join lateral (
      select p.id, t.title, a.name as author, coalesce(t.user_id = me, false) as mine,
        coalesce(t.is_teacher_response, false) as is_teacher_response, p.is_pinned, p.is_locked,
        p.hidden, p.created_at, p.last_activity_at, p.reply_count,
        case when p.reply_count > 0 then json_build_object(
          'author', l.name, 'is_teacher_response', p.last_by_teacher) end as last_reply,
        p.teacher_reply_count = 0 and t.id is not null and not t.is_teacher_response
          and not p.is_locked and not p.hidden as waits) r);
end;
$$;
comment on function private.topics_page(bigint, timestamptz, bigint) is
  '{topics, more}: a page of a forum; before, before_id: the at and id of more.';

-- How the caller stands in a forum; no row: it is not there for them.
create function private.forum_place(cohort bigint)
returns table (place json, may_post boolean, may_moderate boolean)
language plpgsql stable
rows 1
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  seat text := (select s.status from private.my_seats() s where s.cohort_id = cohort);
  teaches boolean := private.may_teach_cohort(cohort);
begin
  -- In pieces: whoever teaches has no seat.
  if not teaches and not coalesce(private.takes_seat(seat), false) then
    return;
  end if;
  return query
  select json_build_object('id', h.id, 'name', h.name, 'time_zone', h.time_zone, 'my_status', seat, 'teaches', teaches,
      'running', private.cohort_status(h) in ('upcoming', 'active'),
      'course', json_build_object('id', c.id, 'slug', c.slug, 'name', c.name)),
    teaches or cohort in (select private.my_talking_cohort_ids()), teaches
  from public.cohorts h join public.courses c on c.id = h.course_id where h.id = cohort;
end;
$$;
comment on function private.forum_place(bigint) is
  'The cohort of a forum as its pages show it, and whether the caller may write and moderate there; no row: the caller may not read it.';
grant execute on function private.topic_places(bigint, timestamptz, bigint), private.topics_page(bigint, timestamptz, bigint),
  private.forum_place(bigint) to authenticated;

create function public.forum_page(cohort_id bigint, before timestamptz default null, before_id bigint default null) returns json
language plpgsql stable
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object('viewer', private.viewer(), 'forum', (
    select json_build_object('cohort', p.place, 'may_post', p.may_post, 'may_moderate', p.may_moderate,
      'talk', private.topics_page(forum_page.cohort_id, before, before_id))
    from private.forum_place(forum_page.cohort_id) p));
end;
$$;
comment on function public.forum_page(bigint, timestamptz, bigint) is
  '{viewer, forum}: a page of a cohort''s topics, pinned ones first, then the latest; forum null for those who may not read it.';
revoke execute on function public.forum_page(bigint, timestamptz, bigint) from public, anon;
grant execute on function public.forum_page(bigint, timestamptz, bigint) to authenticated;
