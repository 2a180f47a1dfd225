-- Taking and giving back a seat. The bodies lock the cohort before they touch the enrollment (see keep_seats).
create function private.require_person() returns uuid
language plpgsql stable
set search_path = '' as $$
declare
  person uuid := private.me();
begin
  if person is null and private.is_suspended() then
    raise exception 'this account is suspended' using errcode = 'C4034';
  elsif person is null then
    raise exception 'sign in first' using errcode = 'C4001';
  end if;
  return person;
end;
$$;

-- A pause is ended by those who teach, not by leaving and coming back; and who was done is done.
create function private.status_on_return(seat public.cohort_enrollments) returns text
language sql immutable
set search_path = '' as $$
  select case when seat.paused_at is not null then 'paused' when seat.completed_at is not null then 'completed' else 'active' end;
$$;
comment on function private.status_on_return(public.cohort_enrollments) is 'What a person who left is again when they come back.';

create function private.enroll_in_cohort(cohort bigint) returns text
language plpgsql security definer -- coming back changes a status, which no student may
set search_path = '' as $$
declare
  person uuid := private.require_person();
  present text;
begin
  if (private.lock_cohort(cohort)).id is null then
    raise exception 'no such cohort' using errcode = 'C4004';
  end if;
  select e.status into present from public.cohort_enrollments e
  where e.cohort_id = enroll_in_cohort.cohort and e.user_id = person;
  if present is null then
    insert into public.cohort_enrollments (cohort_id, user_id) values (cohort, person);
  elsif private.takes_seat(present) then
    return present;
  else
    update public.cohort_enrollments e set status = private.status_on_return(e), enrolled_at = private.clock()
    where e.cohort_id = enroll_in_cohort.cohort and e.user_id = person
    returning e.status into present;
    return present;
  end if;
  return 'active';
end;
$$;

create function private.leave_cohort(cohort bigint) returns text
language plpgsql security definer -- as above
set search_path = '' as $$
declare
  person uuid := private.require_person();
begin
  perform private.lock_cohort(cohort);
  update public.cohort_enrollments e set status = 'dropped'
  where e.cohort_id = leave_cohort.cohort and e.user_id = person;
  if not found then
    raise exception 'not enrolled in this cohort' using errcode = 'C4014';
  end if;
  return 'dropped';
end;
$$;
grant execute on function private.require_person() to anon, authenticated;
grant execute on function private.enroll_in_cohort(bigint), private.leave_cohort(bigint) to authenticated;

create function public.enroll_in_cohort(cohort_id bigint) returns text
language sql set search_path = '' as $$ select private.enroll_in_cohort(cohort_id); $$;
comment on function public.enroll_in_cohort(bigint) is
  'Takes a seat for the caller, or comes back, and returns the resulting status. C4001, C4034, C4004, C4010 full, C4011 ended, C4012 not published, C4013 rejected.';
create function public.leave_cohort(cohort_id bigint) returns text
language sql set search_path = '' as $$ select private.leave_cohort(cohort_id); $$;
comment on function public.leave_cohort(bigint) is 'Gives the caller''s seat back; history stays. Returns dropped. C4001, C4034, C4014.';
revoke execute on function public.enroll_in_cohort(bigint), public.leave_cohort(bigint) from public, anon;
grant execute on function public.enroll_in_cohort(bigint), public.leave_cohort(bigint) to authenticated;

comment on function private.require_person() is 'The caller''s id; raises C4001 for a visitor, C4034 for a suspended person.';
comment on function private.enroll_in_cohort(bigint) is 'Body of public.enroll_in_cohort.';
comment on function private.leave_cohort(bigint) is 'Body of public.leave_cohort.';
