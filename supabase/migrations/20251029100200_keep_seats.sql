-- One lock and one rule for every seat, whoever asks and through whichever door: the cohort's row is locked, then
-- its seats are counted. docs/decisions/007-one-lock-order.md says in which order everything is locked.

create function private.seats_taken(cohort bigint) returns int
language sql stable security definer -- counts rows that the caller may not read
set search_path = '' as $$
  select (
    (select count(*) from public.cohort_enrollments e
     where e.cohort_id = seats_taken.cohort and e.status in ('active', 'paused', 'completed'))
    + (select count(*) from public.invitations i
       where i.cohort_id = seats_taken.cohort and i.claimed_at is null and i.revoked_at is null))::int;
$$;
comment on function private.seats_taken(bigint) is 'Seats taken or held by an invitation.';

create function private.free_seats(cohort public.cohorts) returns int
language sql stable
set search_path = '' as $$
  -- greatest() passes over nulls, so without the case a cohort without limit would have no seat.
  select case when cohort.max_students is not null
    then greatest(cohort.max_students - private.seats_taken(cohort.id), 0) end;
$$;
comment on function private.free_seats(public.cohorts) is 'Null: without limit.';
grant execute on function private.seats_taken(bigint), private.free_seats(public.cohorts)
  to anon, authenticated, service_role;

create function private.lock_cohort(cohort bigint, patient boolean default true) returns public.cohorts
language plpgsql security definer -- whoever takes a seat locks; the row need not be readable to them
set search_path = '' as $$
declare
  highest bigint := nullif(current_setting('campus.highest_locked_cohort', true), '');
  locked public.cohorts;
begin
  -- A snapshot that is older than the lock would not count the seats that the lock waited for.
  if private.caller() <> 'owner' and current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'seats are taken in read committed transactions' using errcode = 'C4072';
  end if;
  perform private.lock_campus();
  if patient and (highest is null or lock_cohort.cohort >= highest) then
    select c.* into locked from public.cohorts c where c.id = lock_cohort.cohort for no key update;
    perform set_config('campus.highest_locked_cohort', lock_cohort.cohort::text, true);
    return locked;
  end if;
  -- Out of order one may take what is free or already one's own, and never wait.
  begin
    select c.* into locked from public.cohorts c where c.id = lock_cohort.cohort for no key update nowait;
  exception when lock_not_available then
    raise exception 'the cohort is busy, try again' using errcode = 'C4073';
  end;
  return locked;
end;
$$;
comment on function private.lock_cohort(bigint, boolean) is
  'Locks a cohort''s row and returns it. Waits only in the order of ids, and never for the impatient, who hold an enrollment: C4073 then.';

create function private.check_seat() returns trigger
language plpgsql security definer -- reads what decides, whoever asks
set search_path = '' as $$
declare
  asking text := private.caller();
  cohort public.cohorts;
begin
  -- What is put back stands as it stood.
  if private.is_replaying() then
    return new;
  end if;
  -- Since when; whoever leaves while pausing, or when done, keeps it until they are active again.
  if new.status = 'active' then
    new.paused_at := null;
    new.completed_at := null;
  elsif new.status in ('paused', 'completed') and (tg_op = 'INSERT' or old.status <> new.status) then
    new.paused_at := case when new.status = 'paused' then coalesce(new.paused_at, private.clock()) end;
    new.completed_at := case when new.status = 'completed' then coalesce(new.completed_at, private.clock()) end;
  end if;
  if tg_op = 'UPDATE' and asking <> 'owner'
     and (new.cohort_id, new.user_id) is distinct from (old.cohort_id, old.user_id) then
    raise exception 'an enrollment stays with its person and cohort' using errcode = 'C4070';
  end if;
  if asking = 'owner' or not private.takes_seat(new.status)
     or (tg_op = 'UPDATE' and private.takes_seat(old.status)) then
    return new;
  end if;
  -- A plain update has locked the enrollment already; the doors have locked the cohort before.
  cohort := private.lock_cohort(new.cohort_id, patient => tg_op = 'INSERT');
  if cohort.id is null then
    raise exception 'no such cohort' using errcode = 'C4004';
  end if;
  -- A second plain insert is a duplicate before it is anything else; the door comes back by an update.
  if tg_op = 'INSERT' and exists (
    select 1 from public.cohort_enrollments e where e.cohort_id = new.cohort_id and e.user_id = new.user_id
  ) then
    return new;
  end if;
  if not exists (select 1 from public.courses c where c.id = cohort.course_id and c.published) then
    raise exception 'the course is not published' using errcode = 'C4012';
  end if;
  if private.cohort_status(cohort) in ('completed', 'archived') then
    raise exception 'the cohort has ended' using errcode = 'C4011';
  end if;
  perform private.refuse_rejected(new.user_id);
  return new;
end;
$$;
create trigger check_seat before insert or update on public.cohort_enrollments
for each row execute function private.check_seat();

-- Seats are counted once a statement, with the cohorts locked by check_seat: a list of thousands costs one count.
create function private.hold_seats() returns trigger
language plpgsql security definer -- counts rows that the caller may not read
set search_path = '' as $$
declare
  seats public.cohort_enrollments[];
begin
  if private.caller() = 'owner' then
    return null;
  elsif tg_op = 'INSERT' then
    seats := array(select n from new_seats n where private.takes_seat(n.status));
  else
    -- Not a join: its plan would be kept from a statement with one row for one with thousands.
    seats := array(
      select n from new_seats n
      where private.takes_seat(n.status)
        and n.id not in (select o.id from old_seats o where private.takes_seat(o.status)));
  end if;
  if cardinality(seats) = 0 then
    return null;
  end if;
  -- The seat that an invitation still holds for a person is theirs.
  update public.invitations i set claimed_at = private.clock(), claimed_by = s.user_id
  from unnest(seats) s join auth.users u on u.id = s.user_id and u.email_confirmed_at is not null
  where i.email = lower(u.email) and i.cohort_id = s.cohort_id and i.claimed_at is null and i.revoked_at is null;
  if exists (
    select 1 from public.cohorts c
    where c.id in (select s.cohort_id from unnest(seats) s) and private.seats_taken(c.id) > c.max_students
  ) then
    raise exception 'the cohort is full' using errcode = 'C4010';
  end if;
  return null;
end;
$$;
comment on function private.hold_seats() is 'Trigger: refuses a statement that takes more seats than there are; an invitation gives its seat to its person.';
create trigger hold_new_seats after insert on public.cohort_enrollments
referencing new table as new_seats for each statement execute function private.hold_seats();
create trigger hold_returned_seats after update on public.cohort_enrollments
referencing old table as old_seats new table as new_seats for each statement execute function private.hold_seats();

create function private.check_max_students() returns trigger
language plpgsql security definer -- counts rows that the caller may not read
set search_path = '' as $$
declare
  taken int;
begin
  if private.caller() = 'owner' or new.max_students is null or new.max_students >= old.max_students then
    return new;
  end if;
  taken := private.seats_taken(new.id);
  if taken > new.max_students then
    raise exception 'more seats are taken than that' using errcode = 'C4060', detail = taken::text;
  end if;
  return new;
end;
$$;
create trigger check_max_students before update of max_students on public.cohorts
for each row execute function private.check_max_students();

comment on function private.check_seat() is
  'Trigger: whoever takes a seat finds one free, in a cohort that has not ended, of a published course. C4004, C4010, C4011, C4012, C4013, C4070.';
comment on function private.check_max_students() is
  'Trigger: the limit is not lowered past the seats taken. C4060, with their number as its detail.';
comment on function private.hold_seats() is
  'Trigger: no statement ends with more seats taken than there are. C4010. Invitations of those who enter are claimed.';
