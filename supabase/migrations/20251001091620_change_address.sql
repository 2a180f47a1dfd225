-- A change of address waits until both addresses have agreed; Auth sends the mails and keeps their tokens. What was
-- asked for stands here as well, because Auth keeps nothing of an address that has an account: the person sees the
-- same for that as for any other, and learns nothing about strangers.
create table private.address_changes (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email text not null,
  asked_at timestamptz not null,
  constraint address_changes_email_form check (email = lower(btrim(email)) and char_length(email) between 3 and 254)
);
comment on table private.address_changes is 'Addresses that people have asked for and that have not agreed yet.';
comment on column private.address_changes.asked_at is 'When the mails were last asked for; their links work for an hour.';

create function private.ask_for_address(address text) returns void
language plpgsql security definer -- writes a table that nobody else may see
set search_path = '' as $$
declare
  person uuid := private.me();
begin
  if person is null then
    raise exception 'sign in first' using errcode = 'C4001';
  end if;
  insert into private.address_changes as c (user_id, email, asked_at)
  values (person, lower(btrim(address)), private.clock())
  on conflict (user_id) do update set email = excluded.email, asked_at = excluded.asked_at;
end;
$$;

create function private.call_off_address() returns void
language plpgsql security definer -- Auth has no door for this; touches the caller's own row alone
set search_path = '' as $$
declare
  person uuid := private.me();
begin
  delete from private.address_changes c where c.user_id = person;
  update auth.users u
  set email_change = '', email_change_token_new = '', email_change_token_current = '', email_change_confirm_status = 0
  where u.id = person and coalesce(u.email_change, '') <> '';
  -- The links of the mails that are on their way.
  if to_regclass('auth.one_time_tokens') is not null then
    delete from auth.one_time_tokens t
    where t.user_id = person and t.token_type::text in ('email_change_token_new', 'email_change_token_current');
  end if;
end;
$$;

create function private.settle_address_change() returns trigger
language plpgsql security definer -- as above; the Auth server changes addresses
set search_path = '' as $$
begin
  delete from private.address_changes c where c.user_id = new.id;
  return null;
end;
$$;
create trigger settle_address_change after update of email on auth.users
for each row when (old.email is distinct from new.email) execute function private.settle_address_change();

grant execute on function private.ask_for_address(text), private.call_off_address() to authenticated;

create function public.ask_for_address(address text) returns void
language sql set search_path = '' as $$ select private.ask_for_address(address); $$;
create function public.call_off_address() returns void
language sql set search_path = '' as $$ select private.call_off_address(); $$;
revoke execute on function public.ask_for_address(text), public.call_off_address() from public, anon;
grant execute on function public.ask_for_address(text), public.call_off_address() to authenticated;

comment on function public.ask_for_address(text) is 'Notes the address that the caller wants; Auth is asked for the mails besides. C4001.';
comment on function public.call_off_address() is 'Forgets the address that the caller wanted, and makes the links of its mails worthless.';
comment on function private.ask_for_address(text) is 'Body of public.ask_for_address().';
comment on function private.call_off_address() is 'Body of public.call_off_address().';
comment on function private.settle_address_change() is 'Trigger: an address that has changed waits no longer.';
