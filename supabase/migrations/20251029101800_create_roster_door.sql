-- One cohort's students, live: searched, narrowed, sorted and paged here, so that only what is on screen is sent. Every sort
-- comes down to a number, a text and the row's key, so one keyset works for all of them.
create type private.roster_place as (seat bigint, invitation bigint, sort_number float8, sort_text text, key text);
comment on type private.roster_place is 'A row of a sorted roster: a student''s seat or an invitation, and where it stands.';

-- Put together from words of our own: one sort in one direction is quicker than all of them in one query. What all rows
-- must be asked for is what they are sorted by.
create function private.roster_places(
  cohort bigint, search text, sort text, descending boolean, after jsonb, page_size int, with_status text,
  out places private.roster_place[], out matches bigint)
language plpgsql stable
set search_path = '' as $$
declare
  wanted text := lower(btrim(coalesce(search, '')));
begin
  execute format($query$
    with listed as (
      select e.id as seat, null::bigint as invitation, e.user_id::text as key,
        lower(coalesce(nullif(btrim(a.name), ''), 'Somebody')) as name, a.email, e.status, e.enrolled_at,
        e.last_activity_at, e.completed_lessons, e.discussion_posts, e.forum_posts
      from public.cohort_enrollments e left join public.applications a on a.user_id = e.user_id
      where e.cohort_id = $1 and ($5 is null or e.status = $5)
      union all
      select null, i.id, 'invitation ' || i.id, lower(coalesce(nullif(btrim(i.name), ''), i.email)), i.email, 'invited',
        i.created_at, null, 0, 0, 0
      from public.invitations i
      where i.cohort_id = $1 and i.claimed_at is null and i.revoked_at is null and ($5 is null or $5 = 'invited')
    ), found as (
      select l.seat, l.invitation, l.key, (%1$s)::float8 as sort_number, %2$s l.name as sort_text
      from listed l
      %5$s
    ), page as (
      select f.* from found f
      where $3 is null or (f.sort_number, f.sort_text, f.key) %3$s (($3 ->> 0)::float8, $3 ->> 1, $3 ->> 2)
      order by f.sort_number %4$s, f.sort_text %4$s, f.key %4$s
      limit $4
    )
    select array(
      select (p.seat, p.invitation, p.sort_number, p.sort_text, p.key)::private.roster_place from page p
      order by p.sort_number %4$s, p.sort_text %4$s, p.key %4$s), %6$s
  $query$,
    case sort
      when 'enrolled_at' then 'extract(epoch from l.enrolled_at)'
      when 'last_activity_at' then 'coalesce(extract(epoch from l.last_activity_at), -1)'
      when 'completed_lessons' then 'l.completed_lessons'
      when 'discussion_posts' then 'l.discussion_posts + l.forum_posts'
      else '0' end,
    case sort when 'email' then 'coalesce(l.email, '''') || '' '' ||' when 'status' then 'l.status || '' '' ||' else ''' '' ||' end,
    case when descending then '<' else '>' end,
    case when descending then 'desc' else 'asc' end,
    case when wanted <> '' then 'where strpos(l.name, $2) > 0 or strpos(lower(l.email), $2) > 0' else '' end,
    -- Nobody is looked for: counted without a look at who they are.
    case when wanted <> '' then '(select count(*) from found)' else
      '(select count(*) from public.cohort_enrollments c where c.cohort_id = $1 and ($5 is null or c.status = $5))
      + (select count(*) from public.invitations c
         where c.cohort_id = $1 and c.claimed_at is null and c.revoked_at is null and ($5 is null or $5 = ''invited''))' end)
  into places, matches
  using cohort, wanted, after, least(greatest(page_size, 1), 200), with_status;
end;
$$;
comment on function private.roster_places(bigint, text, text, boolean, jsonb, int, text) is
  'The places of a page of a roster, in order, and how many rows match in all.';

create function private.cohort_roster(
  cohort bigint, search text, sort text, descending boolean, after jsonb, page_size int, with_status text)
returns table (
  user_id uuid, name text, email text, status text, enrolled_at timestamptz, last_activity_at timestamptz,
  completed_lessons int, discussion_posts int, forum_posts int, page_key jsonb, matches bigint, open_lessons int)
language plpgsql stable security definer -- joins people's records for those who teach them, after asking whether they do
set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  page record;
begin
  if not private.may_teach_cohort(cohort) then
    return;
  end if;
  select p.* into page from private.roster_places(cohort, search, sort, descending, after, page_size, with_status) p;
  -- The rest is read for those on the page.
  return query
  with place as materialized (
    select p.* from unnest(page.places) with ordinality as p (seat, invitation, sort_number, sort_text, key, nth)
  ), student as materialized (
    select e.* from place p
    cross join lateral (select s.* from public.cohort_enrollments s where s.id = p.seat limit 1) as e
  ), opened as (
    select g.standing, g.paused_at, sum(n.lessons)::int as lessons
    from private.gates_of(
      array(select distinct (cohort, e.status, e.paused_at)::private.seat from student e), private.clock()) g
    cross join lateral (select count(*) as lessons from public.lessons l where l.module_id = g.module_id) n
    where g.open
    group by g.standing, g.paused_at
  )
  select e.user_id,
    case when e.id is null then coalesce(nullif(btrim(i.name), ''), i.email)
      else coalesce(nullif(btrim(a.name), ''), 'Somebody') end,
    case when e.id is null then i.email else a.email end, coalesce(e.status, 'invited'),
    coalesce(e.enrolled_at, i.created_at), e.last_activity_at, coalesce(e.completed_lessons, 0),
    coalesce(e.discussion_posts, 0), coalesce(e.forum_posts, 0),
    jsonb_build_array(p.sort_number, p.sort_text, p.key), page.matches, coalesce(o.lessons, 0)
  from place p
  left join student e on e.id = p.seat
  left join lateral (select r.name, r.email from public.applications r where r.user_id = e.user_id limit 1) as a on true
  left join lateral (select v.* from public.invitations v where v.id = p.invitation limit 1) as i on true
  left join opened o on o.standing = e.status and o.paused_at is not distinct from e.paused_at
  order by p.nth;
end;
$$;
comment on function private.cohort_roster(bigint, text, text, boolean, jsonb, int, text) is 'Body of public.cohort_roster().';
grant execute on function private.cohort_roster(bigint, text, text, boolean, jsonb, int, text) to authenticated;

create function public.cohort_roster(
  cohort_id bigint, search text default null, sort text default 'name', descending boolean default false,
  after jsonb default null, page_size int default 50, with_status text default null)
returns table (
  user_id uuid, name text, email text, status text, enrolled_at timestamptz, last_activity_at timestamptz,
  completed_lessons int, discussion_posts int, forum_posts int, page_key jsonb, matches bigint, open_lessons int)
language sql stable set search_path = '' as $$
  select * from private.cohort_roster(cohort_id, search, sort, descending, after, page_size, with_status);
$$;
comment on function public.cohort_roster(bigint, text, text, boolean, jsonb, int, text) is
  'A page of a cohort''s students and invited people (user_id null), for those who teach it and admins; nobody else gets a row. sort: name, email, status, enrolled_at, last_activity_at, completed_lessons, discussion_posts. with_status: this status alone (invited: who has not come yet). after: page_key of the last row seen. open_lessons: how many lessons this cohort opens to the student now.';
revoke execute on function public.cohort_roster(bigint, text, text, boolean, jsonb, int, text) from public, anon;
grant execute on function public.cohort_roster(bigint, text, text, boolean, jsonb, int, text) to authenticated;
