-- The doors at which the app knocks before it asks Auth, and says afterwards that somebody came in.
create function private.knock(kind text, account text, network text, device text, seal text) returns void
language plpgsql security definer -- counts what nobody may see
set search_path = '' as $$
declare
  counted record;
begin
  perform private.check_seal(array[kind, account, network, device], seal);
  select * into counted from private.count_try(kind, account, network, device);
  if counted.wait > interval '0' then
    raise exception 'too many tries'
      using errcode = 'C4290', detail = ceil(extract(epoch from counted.wait))::text;
  end if;
  insert into private.knocks (seal, kind, account, network, keys, is_known)
  values (seal, kind, private.try_key('account', account), counted.network_key, counted.keys, device <> '')
  on conflict do nothing;
  if not found then
    raise exception 'this knock was heard already' using errcode = '42501';
  end if;
  -- A refusal undoes everything, this row of the log too; so the last try before it is what is told.
  if kind = 'sign_in' and counted.is_full then
    perform private.log_full(account, jsonb_build_object(
      'new_device', device = '', 'network', private.network_hash(network)));
  end if;
  -- Last, because it locks keys in an order of its own; from here on nothing is waited for.
  perform private.sweep_knocks();
end;
$$;
comment on function private.knock(text, text, text, text, text) is 'Body of public.knock.';

create function private.come_in(seal text) returns void
language plpgsql security definer -- as above
set search_path = '' as $$
declare
  email text := (select u.email from auth.users u where u.id = private.me());
  heard private.knocks;
  failures int;
begin
  delete from private.knocks k
  where k.seal = come_in.seal and k.kind = 'sign_in' and k.account = private.try_key('account', email)
  returning * into heard;
  if heard.seal is null then
    return;
  end if;
  -- This one try is among them.
  select ceil(max(extract(epoch from t.until - private.clock()) / extract(epoch from t.pace))) - 1 into failures
  from private.tries t where t.key = any (heard.keys) and t.key is distinct from heard.network;
  perform private.give_back(heard.keys, true);
  if failures >= (case when heard.is_known then 5 else 3 end) then
    perform private.log_suspicious(email, jsonb_build_object(
      'why', 'came in after failures', 'failures', failures, 'new_device', not heard.is_known));
  end if;
end;
$$;
comment on function private.come_in(text) is 'Body of public.come_in.';
grant execute on function private.knock(text, text, text, text, text) to anon, authenticated;
grant execute on function private.come_in(text) to authenticated;

create function public.knock(kind text, account text, network text, device text, seal text) returns void
language sql set search_path = '' as $$ select private.knock(kind, account, network, device, seal); $$;
comment on function public.knock(text, text, text, text, text) is
  'The app asks whether somebody may try now (sign_in, sign_up, confirmation, recovery). C4290: too often; the detail is the seconds to wait.';

create function public.come_in(seal text) returns void
language sql set search_path = '' as $$ select private.come_in(seal); $$;
comment on function public.come_in(text) is 'The app says that the sign-in it knocked for with this seal succeeded: it was no guess.';

revoke execute on function public.knock(text, text, text, text, text), public.come_in(text) from public, anon, service_role;
grant execute on function public.knock(text, text, text, text, text) to anon, authenticated;
grant execute on function public.come_in(text) to authenticated;

-- Whoever asks Auth itself, with the published key, has not knocked. This is Auth's hook for each password it has
-- judged ("password verification attempt"). Those tries have a count of their own: it fills up without any harm to
-- those who come through the app, whose knock of just now lets ten passwords pass, so that somebody who guesses at
-- the same moment neither takes it away nor guesses for long. The knock of a device that is known no stranger brings
-- about: it waits two minutes for the right password, however many wrong ones a crowd makes Auth judge before it. A
-- right password past the app, while there is no room, gets the same answer as a wrong one.
create function private.judge_password_try(event jsonb) returns jsonb
language plpgsql security definer -- Auth may see neither knocks nor tries
set search_path = '' as $$
declare
  email text := (select u.email from auth.users u where u.id = (event ->> 'user_id')::uuid);
  is_valid boolean := (event ->> 'valid')::boolean;
  is_refused boolean;
  carried int;
  counted record;
begin
  update private.knocks k set guesses = k.guesses + 1
  where k.seal = (
    select o.seal from private.knocks o
    where o.account = private.try_key('account', email) and o.kind = 'sign_in'
      and o.at > private.clock() - case when o.is_known then interval '2 minutes' else interval '20 seconds' end
      and o.guesses < case when o.is_known then 2000 else 10 end
    order by o.at desc limit 1 for update)
  returning k.guesses into carried;
  if carried <= 10 or carried is not null and is_valid then
    return '{"decision": "continue"}';
  end if;
  select * into counted from private.count_try('past_the_app', email, '', '');
  is_refused := counted.wait > interval '0';
  if is_refused or is_valid then
    perform private.give_back(counted.keys, not is_refused);
  elsif counted.is_full then
    perform private.log_full(email, '{"new_device": true}');
  end if;
  if is_refused then
    return jsonb_build_object('error', jsonb_build_object(
      'http_code', 429,
      'message', format('Too many tries. Try again in %s seconds.', ceil(extract(epoch from counted.wait)))));
  end if;
  return '{"decision": "continue"}';
end;
$$;
comment on function private.judge_password_try(jsonb) is
  'Auth''s hook for a password that was tried, {user_id, valid}: {"decision": "continue"}, or an error with status 429.';
grant usage on schema private to supabase_auth_admin;
grant execute on function private.judge_password_try(jsonb) to supabase_auth_admin;
