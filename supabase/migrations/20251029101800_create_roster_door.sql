-- One cohort's students, live: searched, sorted and paged here, so that only what is on screen is sent. Every sort
-- comes down to a number, a text and the row's key, so one keyset works for all of them.
create function private.cohort_roster(
  cohort bigint, search text, sort text, descending boolean, after jsonb, page_size int)
returns table (
  user_id uuid, name text, email text, status text, enrolled_at timestamptz, last_activity_at timestamptz,
  completed_lessons int, discussion_posts int, forum_posts int, page_key jsonb, matches bigint)
language plpgsql stable security definer -- joins people's records for those who teach them, after asking whether they do
set search_path = '' as $$
declare
  pattern text := '%' || regexp_replace(btrim(coalesce(search, '')), '([%_\\])', '\\\1', 'g') || '%';
begin
  if not private.may_teach_cohort(cohort) then
    return;
  end if;
  return query
  with listed as (
    select e.user_id, coalesce(nullif(btrim(a.name), ''), 'Somebody') as name, a.email, e.status, e.enrolled_at,
      e.last_activity_at, e.completed_lessons, e.discussion_posts, e.forum_posts, e.user_id::text as key
    from public.cohort_enrollments e left join public.applications a on a.user_id = e.user_id
    where e.cohort_id = cohort_roster.cohort
    union all
    select null, coalesce(nullif(btrim(i.name), ''), i.email), i.email, 'invited', i.created_at,
      null, 0, 0, 0, 'invitation ' || i.id
    from public.invitations i
    where i.cohort_id = cohort_roster.cohort and i.claimed_at is null and i.revoked_at is null
  ), found as (
    select l.*,
      case cohort_roster.sort
        when 'enrolled_at' then extract(epoch from l.enrolled_at)::float8
        when 'last_activity_at' then coalesce(extract(epoch from l.last_activity_at)::float8, -1)
        when 'completed_lessons' then l.completed_lessons
        when 'discussion_posts' then l.discussion_posts + l.forum_posts
        else 0 end as sort_number,
      case cohort_roster.sort when 'email' then coalesce(l.email, '') when 'status' then l.status else '' end
        || ' ' || lower(l.name) as sort_text
    from listed l
    where pattern = '%%' or l.name ilike pattern or l.email ilike pattern
  ), counted as (
    select f.*, count(*) over () as matches from found f
  )
  select c.user_id, c.name, c.email, c.status, c.enrolled_at, c.last_activity_at, c.completed_lessons,
    c.discussion_posts, c.forum_posts, jsonb_build_array(c.sort_number, c.sort_text, c.key), c.matches
  from counted c
  where cohort_roster.after is null
     or (not descending and (c.sort_number, c.sort_text, c.key)
         > ((after ->> 0)::float8, after ->> 1, after ->> 2))
     or (descending and (c.sort_number, c.sort_text, c.key)
         < ((after ->> 0)::float8, after ->> 1, after ->> 2))
  order by
    case when not descending then c.sort_number end, case when not descending then c.sort_text end,
    case when not descending then c.key end,
    case when descending then c.sort_number end desc, case when descending then c.sort_text end desc,
    case when descending then c.key end desc
  limit least(greatest(page_size, 1), 200);
end;
$$;
grant execute on function private.cohort_roster(bigint, text, text, boolean, jsonb, int) to authenticated;

create function public.cohort_roster(
  cohort_id bigint, search text default null, sort text default 'name', descending boolean default false,
  after jsonb default null, page_size int default 50)
returns table (
  user_id uuid, name text, email text, status text, enrolled_at timestamptz, last_activity_at timestamptz,
  completed_lessons int, discussion_posts int, forum_posts int, page_key jsonb, matches bigint)
language sql stable set search_path = '' as $$
  select * from private.cohort_roster(cohort_id, search, sort, descending, after, page_size);
$$;
comment on function public.cohort_roster(bigint, text, text, boolean, jsonb, int) is
  'A page of a cohort''s students and invited people (user_id null), for those who teach it and admins; nobody else gets a row. sort: name, email, status, enrolled_at, last_activity_at, completed_lessons, discussion_posts. after: page_key of the last row seen.';
revoke execute on function public.cohort_roster(bigint, text, text, boolean, jsonb, int) from public, anon;
grant execute on function public.cohort_roster(bigint, text, text, boolean, jsonb, int) to authenticated;
