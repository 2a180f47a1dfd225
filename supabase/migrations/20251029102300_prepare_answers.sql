-- What a page shows comes in one answer, together with who is looking. The answers run as the caller, so row security
-- decides what is in them; only titles, numbers, names and opening times come from definer helpers that hand out
-- nothing else. The helpers answer for a set at once, and all of it is plpgsql with generic plans: a session plans a
-- page's question once, and not at every request.
create function private.viewer() returns json
language plpgsql stable security definer -- the caller's own record, before any policy is asked
set search_path = '' as $$
begin
  return (
    select json_build_object(
      'id', u.id, 'name', private.display_name(u.id), 'email', coalesce(a.email, u.email),
      'role', coalesce(private.my_role(), 'student'), 'time_zone', coalesce(a.time_zone, 'UTC'),
      'locale', a.locale)
    -- A missing record hides nobody.
    from auth.users u left join public.applications a on a.user_id = u.id
    where u.id = (select private.me()));
end;
$$;
comment on function private.viewer() is 'Body of public.viewer().';

create function public.viewer() returns json
language plpgsql stable set search_path = '' as $$ begin return private.viewer(); end; $$;
comment on function public.viewer() is 'Who is looking: {id, name, email, role, time_zone, locale}; null for a visitor.';

create function private.names_of(people uuid[]) returns table (user_id uuid, name text)
language plpgsql stable security definer -- as display_name, for many
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select distinct p.id, coalesce(nullif(btrim(a.name), ''), 'Somebody')
  from unnest(people) as p (id) left join public.applications a on a.user_id = p.id
  where p.id is not null;
end;
$$;
comment on function private.names_of(uuid[]) is 'The display names of these people, one row each.';

create function private.my_seats() returns setof private.seat
language plpgsql stable security definer -- the caller's own rows; visitors may not ask the table
rows 5
set search_path = '' as $$
begin
  return query
  select e.cohort_id, e.status, e.paused_at from public.cohort_enrollments e where e.user_id = (select private.me());
end;
$$;
comment on function private.my_seats() is 'How the caller stands in each of their cohorts.';

create function private.my_self_paced(course bigint) returns text
language plpgsql stable security definer -- one word about the caller; visitors may not ask the table
set search_path = '' as $$
begin
  return (select e.status from public.enrollments e where e.course_id = course and e.user_id = (select private.me()));
end;
$$;
comment on function private.my_self_paced(bigint) is 'The status of the caller''s self-paced enrollment in a course; null: none.';

create function private.seats_of(cohorts bigint[]) returns table (cohort_id bigint, students int, invited int)
language plpgsql stable security definer -- numbers about cohorts that the caller sees
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select c.id,
    (select count(*) from public.cohort_enrollments e
     where e.cohort_id = c.id and e.status in ('active', 'completed', 'paused'))::int,
    (select count(*) from public.invitations i
     where i.cohort_id = c.id and i.claimed_at is null and i.revoked_at is null)::int
  from unnest(cohorts) as c (id);
end;
$$;
comment on function private.seats_of(bigint[]) is 'Seats taken, and seats held by invitations, of these cohorts.';

create function private.cohort_card(cohort public.cohorts, instant timestamptz, students int, invited int)
returns table (id bigint, name text, start_date date, end_date date, starts_at timestamptz, time_zone text, status text,
  max_students int, free_seats int)
language plpgsql stable
rows 1
set search_path = '' as $$
begin
  id := cohort.id;
  name := cohort.name;
  start_date := cohort.start_date;
  end_date := cohort.end_date;
  starts_at := private.starts_at(cohort);
  time_zone := cohort.time_zone;
  status := private.status_at(cohort.status, cohort.start_date, cohort.end_date, cohort.time_zone, instant);
  max_students := cohort.max_students;
  -- greatest() passes over nulls, so without the case a cohort without limit would have no seat.
  free_seats := case when cohort.max_students is not null then greatest(cohort.max_students - students - invited, 0) end;
  return next;
end;
$$;
comment on function private.cohort_card(public.cohorts, timestamptz, int, int) is 'What everybody may know of a cohort that they see.';

create function private.course_sizes(courses bigint[]) returns table (course_id bigint, modules int, lessons int)
language plpgsql stable security definer -- lesson rows carry their text and are readable only when open; numbers are public
rows 20
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select c.id, count(distinct m.id)::int, count(l.id)::int
  from unnest(courses) as c (id)
  left join public.modules m on m.course_id = c.id
  left join public.lessons l on l.module_id = m.id
  group by c.id;
end;
$$;
comment on function private.course_sizes(bigint[]) is 'How many modules and lessons these courses have.';

create function private.outline(course bigint) returns json
language plpgsql stable security definer -- as above; titles are public
set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select coalesce(json_agg(r order by m.order_index, m.id), '[]')
    from public.modules m
    cross join lateral (
      select m.id, m.name, m.description, (
        select coalesce(json_agg(x order by l.order_index, l.id), '[]')
        from public.lessons l
        cross join lateral (select l.id, l.name, l.slug, l.video_duration_seconds as video_seconds) x
        where l.module_id = m.id) as lessons) r
    where m.course_id = course);
end;
$$;
comment on function private.outline(bigint) is 'The titles of a course without its texts, for whoever sees the course.';
grant execute on function public.viewer(), private.viewer(), private.names_of(uuid[]), private.my_seats(),
  private.my_self_paced(bigint), private.seats_of(bigint[]), private.cohort_card(public.cohorts, timestamptz, int, int),
  private.course_sizes(bigint[]), private.outline(bigint)
  to anon, authenticated, service_role;
