-- What goes with a row is said by the foreign keys, and by nothing else: whoever adds a table that hangs on a lesson has
-- it counted, kept and brought back. These functions read the keys and write the queries that follow them.

-- Every table that `on delete cascade` reaches, in an order in which rows can be inserted again: those that others hang
-- on come first, and of equals those that point to fewer of the others.
create function private.cascade_of(root regclass) returns table (relation regclass, place int)
language sql stable
set search_path = '' as $$
  with recursive reached (relation, depth) as (
    select root, 0
    union
    select k.conrelid::regclass, r.depth + 1
    from reached r join pg_catalog.pg_constraint k on k.confrelid = r.relation
    where k.contype = 'f' and k.confdeltype = 'c' and k.conrelid <> k.confrelid and r.depth < 20
  ), deepest as (
    select r.relation, max(r.depth) as depth from reached r group by r.relation
  )
  select d.relation, (row_number() over (order by d.depth, (
    select count(*) from pg_catalog.pg_constraint k join deepest o on o.relation = k.confrelid
    where k.conrelid = d.relation and k.contype = 'f' and k.confdeltype = 'n' and k.conrelid <> k.confrelid
  ), d.relation::text))::int
  from deepest d order by 2;
$$;
comment on function private.cascade_of(regclass) is 'The tables whose rows go when a row of this one is deleted, itself included.';

create function private.columns_at(relation regclass, places smallint[]) returns text[]
language sql stable
set search_path = '' as $$
  select array_agg(quote_ident(a.attname) order by p.n)
  from unnest(places) with ordinality as p (attnum, n)
  join pg_catalog.pg_attribute a on a.attrelid = relation and a.attnum = p.attnum;
$$;
comment on function private.columns_at(regclass, smallint[]) is 'The names of a table''s columns by their numbers, ready for a query.';

create function private.key_of(relation regclass) returns text[]
language sql stable
set search_path = '' as $$
  select private.columns_at(relation, i.indkey::smallint[])
  from pg_catalog.pg_index i where i.indrelid = relation and i.indisprimary;
$$;
comment on function private.key_of(regclass) is 'The columns of a table''s primary key.';

create function private.pairs(one text, these text[], other text, those text[]) returns text
language sql immutable
set search_path = '' as $$
  select string_agg(format('%s.%s = %s.%s', one, p.this, other, p.that), ' and ')
  from unnest(these, those) as p (this, that);
$$;
comment on function private.pairs(text, text[], text, text[]) is 'A condition: these columns of one equal those of the other.';

create function private.key_pairs(one text, other text, relation regclass) returns text
language sql stable
set search_path = '' as $$
  select private.pairs(one, k.columns, other, k.columns) from (select private.key_of(relation) as columns) k;
$$;
comment on function private.key_pairs(text, text, regclass) is 'A condition: two rows of a table are the same row.';

create function private.link_pairs(link pg_catalog.pg_constraint, child text, parent text) returns text
language sql stable
set search_path = '' as $$
  select private.pairs(child, private.columns_at(link.conrelid, link.conkey), parent, private.columns_at(link.confrelid, link.confkey));
$$;
comment on function private.link_pairs(pg_catalog.pg_constraint, text, text) is 'A condition: the child points to the parent by this foreign key.';

-- `with recursive "public.lessons" (id) as (…), …`: for each table the keys of the rows that go with row $1 of the root.
create function private.going(root regclass) returns text
language plpgsql stable
set search_path = '' as $$
declare
  reached regclass[] := array(select c.relation from private.cascade_of(root) c);
  one regclass;
  ways text[];
  clauses text[] := '{}';
begin
  foreach one in array reached loop
    -- A table whose rows hang on one another follows itself last, as a recursive query has to.
    ways := array(
      select format('select t.%s from %s t join %s p on %s join %I g on %s',
        array_to_string(private.key_of(one), ', t.'), one, k.confrelid::regclass, private.link_pairs(k, 't', 'p'),
        k.confrelid::regclass::text, private.key_pairs('g', 'p', k.confrelid))
      from pg_catalog.pg_constraint k
      where k.conrelid = one and k.contype = 'f' and k.confdeltype = 'c' and k.confrelid = any (reached)
      order by k.conrelid = k.confrelid, k.conname);
    if one = root then
      ways := format('select t.id from %s t where t.id = $1', root) || ways;
    end if;
    clauses := clauses || format('%I (%s) as (%s)',
      one::text, array_to_string(private.key_of(one), ', '), array_to_string(ways, ' union '));
  end loop;
  return 'with recursive ' || array_to_string(clauses, E',\n  ');
end;
$$;
comment on function private.going(regclass) is
  'The beginning of a query about all rows that go with row $1 of this table: one clause a table, with the keys.';
