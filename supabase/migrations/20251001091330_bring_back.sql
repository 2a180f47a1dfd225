-- Bringing back: the kept rows as they were, with their ids. What has changed meanwhile is met as the foreign keys say: a
-- row of a person who is gone is left out, their posts come back without a name.
create function private.is_there(link pg_catalog.pg_constraint, child text) returns text
language sql stable
set search_path = '' as $$
  select format('exists (select from %s p where %s)', link.confrelid::regclass, private.link_pairs(link, child, 'p'));
$$;
comment on function private.is_there(pg_catalog.pg_constraint, text) is 'A condition: what the child points to by this foreign key is there.';

-- The values of a kept row, in the columns that the table has now; a column that came later has its default.
create function private.put_back(deletion bigint, relation regclass, whole boolean) returns int
language plpgsql
set search_path = '' as $$
declare
  sample jsonb := (select k.row from private.deleted_rows k
    where k.deletion_id = deletion and k.relation = put_back.relation::text and k.link is null limit 1);
  columns text;
  vals text;
  possible text;
  put int;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum),
    string_agg(coalesce(
      (select format('case when %s then r.%I end', string_agg(private.is_there(k, 'r'), ' and '), a.attname)
       from pg_catalog.pg_constraint k
       where k.conrelid = put_back.relation and k.contype = 'f' and k.confdeltype = 'n'
         and a.attnum = any (coalesce(k.confdelsetcols, k.conkey))
       having count(*) > 0),
      -- To a row of JSON no value and JSON's null are the same.
      case when a.attnotnull and a.atttypid = 'jsonb'::regtype then format('coalesce(r.%I, ''null'')', a.attname)
        else format('r.%I', a.attname) end), ', ' order by a.attnum)
  into columns, vals
  from pg_catalog.pg_attribute a
  where a.attrelid = put_back.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and sample ? a.attname;
  select string_agg(format(' and (num_nulls(%s) > 0 or %s)',
    (select string_agg('r.' || c.name, ', ') from unnest(private.columns_at(k.conrelid, k.conkey)) as c (name)),
    private.is_there(k, 'r')), '')
  into possible from pg_catalog.pg_constraint k
  where k.conrelid = put_back.relation and k.contype = 'f' and k.confdeltype <> 'n' and k.conrelid <> k.confrelid;
  execute format('insert into %1$s (%2$s) overriding system value select %3$s
    from private.deleted_rows k cross join lateral jsonb_populate_record(null::%1$s, k.row) r
    where k.deletion_id = $1 and k.relation = %4$L and k.link is null%5$s order by k.id%6$s',
    relation, columns, vals, relation::text, possible, case when not whole then ' on conflict do nothing' end) using deletion;
  get diagnostics put = row_count;
  return put;
end;
$$;
comment on function private.put_back(bigint, regclass, boolean) is
  'Puts back the rows of one table that went with a deletion, as far as what they point to is there, and returns how many; whole: what stands in the way of one is an error.';

create function private.link_again(deletion bigint, link pg_catalog.pg_constraint) returns void
language plpgsql
set search_path = '' as $$
declare
  emptied text[] := private.columns_at(link.conrelid, coalesce(link.confdelsetcols, link.conkey));
  there text := (
    select string_agg(format('p.%s = %s.%s', c.parent, case when c.child = any (emptied) then 'r' else 't' end, c.child), ' and ')
    from unnest(private.columns_at(link.conrelid, link.conkey), private.columns_at(link.confrelid, link.confkey)) as c (child, parent));
begin
  execute format('update %1$s t set %2$s
    from private.deleted_rows k cross join lateral jsonb_populate_record(null::%1$s, k.row) r
    where k.deletion_id = $1 and k.relation = %3$L and k.link = %4$L and %5$s
      and num_nonnulls(%6$s) = 0 and exists (select from %7$s p where %8$s)',
    link.conrelid::regclass, (select string_agg(format('%1$s = r.%1$s', c.name), ', ') from unnest(emptied) as c (name)),
    link.conrelid::regclass::text, link.conname, private.key_pairs('t', 'r', link.conrelid),
    (select string_agg('t.' || c.name, ', ') from unnest(emptied) as c (name)), link.confrelid::regclass, there)
  using deletion;
end;
$$;
comment on function private.link_again(bigint, pg_catalog.pg_constraint) is
  'Fills columns again that a deletion emptied, where nobody has filled them since.';

-- Nobody else writes meanwhile, and those whose rows are counted are locked once, in order (docs/decisions/007).
create function private.lock_for_return(deletion bigint) returns void
language plpgsql
set search_path = '' as $$
begin
  if to_regprocedure('private.lock_campus(boolean)') is not null then
    perform private.lock_campus(alone => true);
    perform private.lock_people(array(
      select distinct (k.row ->> 'user_id')::uuid from private.deleted_rows k
      where k.deletion_id = deletion and k.row ->> 'user_id' is not null));
  end if;
end;
$$;
comment on function private.lock_for_return(bigint) is 'Takes, in their one order, the locks of whoever brings something back.';

-- Who was invited and has an account by now enters, as at sign-up; the invitation could not be claimed while it was gone.
create function private.claim_returned(deletion bigint) returns void
language plpgsql
set search_path = '' as $$
begin
  if to_regprocedure('private.claim_invitations(uuid,text)') is not null then
    perform private.claim_invitations(u.id, u.email)
    from private.deleted_rows k join auth.users u on u.email = k.row ->> 'email' and u.email_confirmed_at is not null
    where k.deletion_id = deletion and k.relation = 'public.invitations' and k.link is null
      and k.row ->> 'claimed_at' is null and k.row ->> 'revoked_at' is null
    order by u.id;
  end if;
end;
$$;
comment on function private.claim_returned(bigint) is 'Claims invitations that came back for people who signed up meanwhile.';

create function private.require_deletion(deletion bigint) returns void
language plpgsql
set search_path = '' as $$
begin
  if not (private.is_admin() or deletion in (select private.my_deletion_ids())) then
    raise exception 'no such deletion' using errcode = 'C4004';
  end if;
end;
$$;
comment on function private.require_deletion(bigint) is 'Raises C4004 unless the caller may bring this back.';

create function private.bring_back(deletion bigint) returns void
language plpgsql security definer -- writes rows of many people, as they were; asks first who is asking
set search_path = '' as $$
declare
  gone public.deletions;
  part record;
  put int;
begin
  perform private.require_deletion(deletion);
  perform private.lock_for_return(deletion);
  -- Who was waited for may have taken the role, or the course, of whoever waited.
  perform private.require_deletion(deletion);
  select d.* into gone from public.deletions d where d.id = deletion for update;
  if gone.id is null or gone.deleted_at <= private.clock() - private.undo_time() then
    raise exception 'no such deletion any more' using errcode = 'C4004';
  elsif gone.restored_at is not null then
    return; -- already as wished
  end if;
  insert into private.replays (transaction) values (pg_catalog.pg_current_xact_id());
  perform set_config('campus.replaying', 'yes', true);
  -- As for a course out of a file: there is no other way on for whoever cannot change the other course.
  update private.deleted_rows k set row = k.row || jsonb_build_object('slug', private.free_slug(k.row ->> 'slug'))
  where k.deletion_id = deletion and k.relation = 'public.courses' and k.link is null
    and exists (select from public.courses c where c.slug = k.row ->> 'slug');
  for part in
    select distinct k.place, to_regclass(k.relation) as relation from private.deleted_rows k
    where k.deletion_id = deletion and k.link is null and to_regclass(k.relation) is not null order by k.place
  loop
    put := private.put_back(deletion, part.relation, whole => part.place = 1);
    if put = 0 and part.place = 1 then
      raise exception 'what it belonged to is gone' using errcode = 'C4086';
    end if;
  end loop;
  for part in
    select c as link from pg_catalog.pg_constraint c where c.contype = 'f' and (c.conrelid, c.conname) in (
      select to_regclass(k.relation), k.link from private.deleted_rows k where k.deletion_id = deletion and k.link is not null)
  loop
    perform private.link_again(deletion, part.link);
  end loop;
  delete from private.replays r where r.transaction = pg_catalog.pg_current_xact_id();
  perform set_config('campus.replaying', '', true);
  perform private.claim_returned(deletion);
  update public.deletions d set restored_at = private.clock(), restored_by = private.me() where d.id = deletion;
  delete from private.deleted_rows k where k.deletion_id = deletion;
  perform private.log_act('bring_back', gone.kind || 's', gone.subject_id::text, null, to_jsonb(gone) - 'counts');
end;
$$;
comment on function private.bring_back(bigint) is 'Body of public.bring_back.';
grant execute on function private.bring_back(bigint) to authenticated;

create function public.bring_back(deletion_id bigint) returns void
language sql set search_path = '' as $$ select private.bring_back(deletion_id); $$;
comment on function public.bring_back(bigint) is
  'Undoes a deletion: everything stands as it did; an address that another course has taken gets a number. For who teaches, or taught, the course, and admins; C4004 not theirs or too long ago, C4086 what it belonged to is gone.';
revoke execute on function public.bring_back(bigint) from public, anon;
grant execute on function public.bring_back(bigint) to authenticated;
