-- Invitations and lists of people hold addresses of their own. When a person goes, through whichever door, theirs goes
-- from there, and from what was deleted and could be brought back: a seat still held for it is free again.
create function private.forget_address() returns trigger
language plpgsql security definer -- the Auth server deletes people, too; it may not write here
set search_path = '' as $$
declare
  addresses text[];
begin
  -- Functions of a rolled-back campus may outlive its tables.
  if to_regclass('public.invitations') is null then
    return old;
  end if;
  -- With those by which the person was invited before, unless somebody else has them by now.
  addresses := array(
    select lower(old.email)
    union
    select i.email from (
      select v.email from public.invitations v where v.claimed_by = old.id
      union all
      select k.row ->> 'email' from private.deleted_rows k
      where k.relation = 'public.invitations' and k.link is null and k.row ->> 'claimed_by' = old.id::text) i
    where not exists (select from auth.users u where u.email = i.email and u.id <> old.id));
  delete from public.invitations i where i.email = any (addresses) or i.claimed_by = old.id;
  update public.import_rows r set email = 'deleted', name = null where r.email = any (addresses);
  delete from private.deleted_rows k
  where k.relation = 'public.invitations' and k.link is null
    and (k.row ->> 'email' = any (addresses) or k.row ->> 'claimed_by' = old.id::text);
  update private.deleted_rows k set row = k.row || '{"email": "deleted", "name": null}'
  where k.relation = 'public.import_rows' and k.link is null and k.row ->> 'email' = any (addresses);
  return old;
end;
$$;
comment on function private.forget_address() is
  'Trigger: takes the addresses of a person who is gone out of invitations and lists of people.';

-- A list goes on naming the same person, so that it is judged, and forgotten, by the address that they have.
create function private.follow_address() returns trigger
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  if to_regclass('public.import_rows') is not null then
    update public.import_rows r set email = lower(new.email) where r.email = lower(old.email);
  end if;
  return null;
end;
$$;
comment on function private.follow_address() is 'Trigger: writes a person''s new address into the lists that had the one before.';

set lock_timeout = '100ms';
-- Before the foreign keys forget who came by which invitation.
create trigger forget_address before delete on auth.users
for each row when (old.email_confirmed_at is not null) execute function private.forget_address();
create trigger follow_address after update of email on auth.users
for each row when (old.email_confirmed_at is not null and old.email <> new.email) execute function private.follow_address();
reset lock_timeout;
