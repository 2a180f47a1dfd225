-- How often who may try. Whoever comes from a device that has signed in to the account before has a count of their
-- own, so nobody locks them out by guessing from elsewhere; what strangers do together only slows strangers.
create function private.limits() returns table (kind text, scope text, at_once int, span interval)
language sql immutable
set search_path = '' as $$
  values
    -- All of at_once are there at first; one comes back every span / at_once.
    ('sign_in', 'device', 10, interval '10 minutes'),
    ('sign_in', 'device', 50, interval '24 hours'),
    ('sign_in', 'stranger', 5, interval '10 minutes'),
    ('sign_in', 'stranger', 20, interval '24 hours'),
    ('sign_in', 'strangers', 20, interval '1 hour'),
    -- NIST SP 800-63B-4, 3.2.2: no more than 100 wrong tries in a row.
    ('sign_in', 'strangers', 100, interval '720 hours'),
    -- A school signs in at nine o'clock from one network: what succeeds is taken off again.
    ('sign_in', 'network', 300, interval '1 hour'),
    ('sign_up', 'account', 4, interval '1 hour'),
    ('sign_up', 'network', 300, interval '1 hour'),
    ('confirmation', 'account', 4, interval '1 hour'),
    ('confirmation', 'network', 100, interval '1 hour'),
    ('recovery', 'account', 4, interval '1 hour'),
    ('recovery', 'network', 100, interval '1 hour'),
    -- Passwords tried at Auth itself, past the app.
    ('past_the_app', 'account', 10, interval '15 minutes'),
    ('past_the_app', 'account', 50, interval '24 hours'),
    -- One line in the log for an account under attack.
    ('log', 'account', 1, interval '6 hours');
$$;
comment on function private.limits() is
  'How many tries there are at once, and in which time all come back; scope says who shares them.';

-- Counts a try under every limit that it falls under, in one statement: of fifty at once, as many pass as there is
-- room for. Rows are locked in the order of their keys. Who refuses must undo it, by an error or give_back().
create function private.count_try(
  kind text, account text, network text, device text,
  out keys bytea[], out network_key bytea, out wait interval, out is_full boolean)
language plpgsql security definer -- nobody else may count
set search_path = '' as $$
declare
  clock timestamptz := private.clock();
begin
  with asked as (
    select l.scope, l.span, l.span / l.at_once as pace,
      private.try_key(count_try.kind, l.scope, l.span::text, case l.scope
        when 'device' then account || E'\n' || device
        when 'stranger' then account || E'\n' || network
        when 'network' then network
        else account end) as key
    from private.limits() as l
    where l.kind = count_try.kind and case l.scope
      when 'account' then true
      when 'device' then device <> ''
      when 'network' then device = '' and network <> ''
      else device = '' end
  ), counted as (
    insert into private.tries as t (key, until, pace)
    select a.key, clock + a.pace, a.pace from asked a order by a.key
    on conflict (key) do update
      set until = greatest(t.until, clock) + excluded.pace, pace = excluded.pace
    returning t.key, t.until
  )
  select array_agg(a.key), (array_agg(a.key) filter (where a.scope = 'network'))[1], max(c.until - clock - a.span),
    coalesce(bool_or(c.until - clock + a.pace > a.span) filter (where a.scope <> 'network'), false)
  into keys, network_key, wait, is_full
  from counted c join asked a on a.key = c.key;
end;
$$;
comment on function private.count_try(text, text, text, text) is
  'Counts one try. wait > 0: there was no room, for so long; is_full: this took the last place of the account''s.';

create function private.give_back(keys bytea[], in_a_row boolean) returns void
language plpgsql security definer -- nobody else may count
set search_path = '' as $$
begin
  perform 1 from private.tries t where t.key = any (keys) order by t.key for update;
  update private.tries t
  set until = case when in_a_row and t.pace > interval '20 minutes' then private.clock() else t.until - t.pace end
  where t.key = any (keys);
end;
$$;
comment on function private.give_back(bytea[], boolean) is
  'Takes one try off again; in_a_row: a success, after which what is counted over days begins anew.';

create function private.network_hash(network text) returns text
language sql stable security definer -- reads the pepper
set search_path = '' as $$
  select case when network <> '' then left(encode(private.try_key('network', network), 'hex'), 8) end;
$$;
comment on function private.network_hash(text) is
  'What the log says of a network: enough to see that two rows are about the same one, and nothing else.';

create function private.log_suspicious(account text, details jsonb) returns void
language sql security definer -- nobody else may write the log, or find a person by address
set search_path = '' as $$
  select private.log_act('suspicious_sign_in', 'applications', a.id::text, null, details)
  from auth.users u join public.applications a on a.user_id = u.id where u.email = account;
$$;
comment on function private.log_suspicious(text, jsonb) is
  'Logs a suspicious_sign_in of the account with this address; nothing where there is none.';

create function private.log_full(account text, details jsonb) returns void
language plpgsql security definer -- as above
set search_path = '' as $$
declare
  counted record;
begin
  select * into counted from private.count_try('log', account, '', '');
  if counted.wait > interval '0' then
    perform private.give_back(counted.keys, false);
  else
    perform private.log_suspicious(account, details || '{"why": "too many tries"}');
  end if;
end;
$$;
comment on function private.log_full(text, jsonb) is
  'Logs that the tries of an account are used up, once in six hours, so that an attack does not fill the log.';

create function private.sweep_knocks() returns void
language sql security definer -- nobody else may delete them
set search_path = '' as $$
  delete from private.tries t where t.key in (
    select o.key from private.tries o where o.until < private.clock() order by o.until limit 20 for update skip locked);
  delete from private.knocks k where k.seal in (
    select o.seal from private.knocks o where o.at < private.clock() - interval '1 hour'
    order by o.at limit 20 for update skip locked);
$$;
comment on function private.sweep_knocks() is
  'Deletes some of what is over: a little at each knock, so that there is never much, and the rest by private.run_jobs().';
