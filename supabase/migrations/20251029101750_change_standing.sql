-- Those who teach a cohort change a student's standing: pause, complete, drop. Taking a seat again goes through a
-- door, which locks the cohort before it touches the enrollment; a plain update could not keep that order.
grant update (status) on public.cohort_enrollments to authenticated;
create policy "who teaches a cohort changes its students' standing" on public.cohort_enrollments
for update to authenticated
using (cohort_id in (select private.my_taught_cohort_ids()) or (select private.is_admin()))
with check (cohort_id in (select private.my_taught_cohort_ids()) or (select private.is_admin()));

create function private.bar_plain_return() returns trigger
language plpgsql
set search_path = '' as $$
begin
  -- Inside a door current_user is the doors' owner; a plain statement runs as the client's own role.
  if current_user = 'authenticated' and private.takes_seat(new.status) and not private.takes_seat(old.status) then
    raise exception 'a seat is taken through enroll_in_cohort' using errcode = 'C4071';
  end if;
  return new;
end;
$$;
-- Named to fire before check_seat, which locks.
create trigger bar_plain_return before update of status on public.cohort_enrollments
for each row execute function private.bar_plain_return();

comment on function private.bar_plain_return() is 'Trigger: raises C4071 when a plain update would take a seat again.';
