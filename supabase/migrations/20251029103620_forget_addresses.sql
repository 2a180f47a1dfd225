-- Invitations and lists of people hold addresses of their own. When a person goes, through whichever door, theirs goes
-- from there: a seat still held for it is free again.
create function private.forget_address() returns trigger
language plpgsql security definer -- the Auth server deletes people, too; it may not write here
set search_path = '' as $$
begin
  -- Functions of a rolled-back campus may outlive its tables.
  if to_regclass('public.invitations') is not null then
    delete from public.invitations i where i.email = lower(old.email);
    update public.import_rows r set email = 'deleted', name = null where r.email = lower(old.email);
  end if;
  -- The same of those that went with a course, and may be brought back.
  delete from private.deleted_rows k
  where k.row ->> 'email' = lower(old.email) and k.relation = 'public.invitations' and k.link is null;
  update private.deleted_rows k set row = k.row || '{"email": "deleted", "name": null}'
  where k.row ->> 'email' = lower(old.email) and k.relation = 'public.import_rows' and k.link is null;
  return null;
end;
$$;
comment on function private.forget_address() is
  'Trigger: takes the address of a person who is gone out of invitations and lists of people.';

set lock_timeout = '100ms';
create trigger forget_address after delete on auth.users
for each row when (old.email_confirmed_at is not null) execute function private.forget_address();
reset lock_timeout;
