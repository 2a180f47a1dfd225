-- Whoever tries a password, signs up or asks for a mail knocks first, and tries are counted, so that nobody guesses
-- for long. Nothing here can say who knocked: addresses and networks are hashed with a secret of this database.
-- Why it is done so is in docs/decisions/011-knock-first.md.
create table private.door_keys (
  only_row boolean primary key default true check (only_row),
  pepper bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
  seal_key bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
);
comment on table private.door_keys is 'One row: the secrets that the counting of tries rests on.';
comment on column private.door_keys.only_row is 'Always true, so that there is no second row.';
comment on column private.door_keys.pepper is 'Hashed along with everything that is counted, so that no list of addresses fits.';
comment on column private.door_keys.seal_key is
  'What the app seals its knocks with; it is told by npm run db:seal. A new one takes effect at once.';
insert into private.door_keys default values;

-- The generic cell rate algorithm: a try moves `until` on by a pace, and is refused when that leads further than the
-- limit's span from now. So tries come back one by one, and a refused one costs nothing.
create table private.tries (
  key bytea primary key,
  until timestamptz not null,
  pace interval not null
);
create index tries_until on private.tries (until);
comment on table private.tries is 'How much of each limit is used up. Rows that are over are swept away by later knocks.';
comment on column private.tries.key is 'A hash of what is limited: an account, a device, a network, and for what.';
comment on column private.tries.until is 'When all tries have come back.';
comment on column private.tries.pace is 'How long one try takes to come back.';

create table private.knocks (
  seal text primary key,
  kind text not null,
  account bytea not null,
  network bytea,
  keys bytea[] not null,
  is_known boolean not null,
  guesses int not null default 0,
  at timestamptz not null default private.clock()
);
create index knocks_account on private.knocks (account, at);
create index knocks_at on private.knocks (at);
comment on table private.knocks is 'The knocks of the last hour, so that none is shown twice and a success is taken off again.';
comment on column private.knocks.seal is 'What the app proved itself with; it alone knows it.';
comment on column private.knocks.kind is 'sign_in, sign_up, confirmation or recovery.';
comment on column private.knocks.account is 'A hash of the e-mail address.';
comment on column private.knocks.network is 'The key under which the network''s tries are counted; null where they are not.';
comment on column private.knocks.keys is 'All keys that this knock was counted under.';
comment on column private.knocks.is_known is 'Whether the device has signed in to this account before.';
comment on column private.knocks.guesses is 'How many passwords Auth has judged on the strength of this knock.';
comment on column private.knocks.at is 'When it was.';

create function private.try_key(variadic words text[]) returns bytea
language sql stable security definer -- reads the pepper
set search_path = '' as $$
  select substr(sha256(k.pepper || convert_to(array_to_string(words, E'\n'), 'UTF8')), 1, 16)
  from private.door_keys k;
$$;
comment on function private.try_key(text[]) is 'The key for what these words say, which nobody can turn back into them.';

-- By hand, since pgcrypto is not in every database.
create function private.hmac_sha256(message bytea, key bytea) returns bytea
language plpgsql immutable strict
set search_path = '' as $$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for n in 0 .. length(key) - 1 loop
    inner_pad := set_byte(inner_pad, n, get_byte(inner_pad, n) # get_byte(key, n));
    outer_pad := set_byte(outer_pad, n, get_byte(outer_pad, n) # get_byte(key, n));
  end loop;
  return sha256(outer_pad || sha256(inner_pad || message));
end;
$$;
comment on function private.hmac_sha256(bytea, bytea) is 'HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes.';

-- Anybody may call a door of the API and name any network; the app alone can seal what it says. The time is the
-- world's, not the campus's, which tests and rehearsals freeze.
create function private.check_seal(words text[], seal text) returns void
language plpgsql stable security definer -- reads the key
set search_path = '' as $$
declare
  stamp text := split_part(seal, '.', 1);
  message text := array_to_string(words || stamp, E'\n');
begin
  if seal ~ '^\d{13}\.[0-9a-f]{64}$'
     and abs(extract(epoch from now()) - stamp::numeric / 1000) <= 120
     -- Hashed once more, so that how long it takes to compare says nothing.
     and (select sha256(private.hmac_sha256(convert_to(message, 'UTF8'), k.seal_key))
            = sha256(decode(split_part(seal, '.', 2), 'hex'))
          from private.door_keys k) then
    return;
  end if;
  raise exception 'only the campus''s own app knocks' using errcode = '42501';
end;
$$;
comment on function private.check_seal(text[], text) is
  'Refuses (42501) what the app did not seal within the last two minutes: "milliseconds.hex of the HMAC".';
