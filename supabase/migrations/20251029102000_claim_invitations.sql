-- An invitation becomes the enrollment when its address is confirmed: not before, or anybody could claim a seat by
-- typing somebody else's address.
create function private.claim_invitations(person uuid, address text) returns void
language plpgsql security definer -- called by the Auth server's inserts, which may not write here
set search_path = '' as $$
declare
  invitation public.invitations;
  cohort public.cohorts;
begin
  if exists (select 1 from public.applications a where a.user_id = person and a.status = 'rejected') then
    return;
  end if;
  for invitation in
    select i.* from public.invitations i
    where i.email = lower(address) and i.claimed_at is null and i.revoked_at is null
    order by i.cohort_id
  loop
    cohort := private.lock_cohort(invitation.cohort_id);
    -- The seat was held, so only a limit that was lowered past it by the database's owner can stand in the way.
    continue when private.cohort_status(cohort) in ('completed', 'archived')
      or not exists (select 1 from public.courses c where c.id = cohort.course_id and c.published)
      or private.seats_taken(cohort.id) > cohort.max_students;
    update public.invitations i set claimed_at = private.clock(), claimed_by = person
    where i.id = invitation.id and i.claimed_at is null and i.revoked_at is null;
    if found then
      insert into public.cohort_enrollments (cohort_id, user_id) values (cohort.id, person)
      on conflict (cohort_id, user_id) do nothing;
    end if;
  end loop;
end;
$$;

create function private.claim_on_confirmation() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  -- After a rollback as the migration guide gives it there are no cohorts to enter.
  if to_regclass('public.cohort_enrollments') is not null then
    perform private.claim_invitations(new.id, new.email);
  end if;
  return null;
end;
$$;
-- Triggers of one event run in the order of their names: create_application comes first, and makes the record that
-- claiming reads.
set lock_timeout = '100ms';
create trigger enter_invited_cohorts after insert on auth.users
for each row when (new.email_confirmed_at is not null) execute function private.claim_on_confirmation();
create trigger enter_invited_cohorts_on_confirmation after update of email_confirmed_at, email on auth.users
for each row when (new.email_confirmed_at is not null
  and (old.email_confirmed_at is null or old.email is distinct from new.email))
execute function private.claim_on_confirmation();
reset lock_timeout;

comment on function private.claim_invitations(uuid, text) is
  'Turns the invitations of an address into enrollments of the person who has proved that it is theirs.';
comment on function private.claim_on_confirmation() is
  'Trigger: claims a person''s invitations as soon as their address is confirmed.';
