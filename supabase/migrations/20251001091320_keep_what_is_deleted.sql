-- What is deleted through any door that asks for a token is kept first, as it is, by the deletion's own transaction. SQL of
-- the database's owner keeps nothing: whoever empties a campus by hand, or takes the cohorts out of it, means it.
create function private.count_going(root regclass, id bigint) returns jsonb
language plpgsql stable
set search_path = '' as $$
declare
  numbers text;
  answer jsonb;
begin
  select string_agg(format('select %1$L as relation, count(*) as n from %1$I', c.relation::text), ' union all ') into numbers
  from private.cascade_of(root) c;
  execute format('%s select jsonb_object_agg(q.relation, q.n) from (%s) q where q.n > 0', private.going(root), numbers)
  into answer using id;
  return coalesce(answer, '{}');
end;
$$;
comment on function private.count_going(regclass, bigint) is 'How many rows go with a row, by table: {"public.lessons": 3, …}, its own included.';

create function private.total(counts jsonb) returns int
language sql immutable
set search_path = '' as $$ select coalesce(sum(c.value::int), 0)::int from jsonb_each_text(counts) c; $$;
comment on function private.total(jsonb) is 'The sum of all numbers.';

create function private.in_words(counts jsonb) returns jsonb
language sql immutable
set search_path = '' as $$
  select coalesce(jsonb_object_agg(w.word, w.n), '{}')
  from (
    select case c.key
        when 'public.courses' then 'courses' when 'public.modules' then 'modules' when 'public.lessons' then 'lessons'
        when 'public.lesson_progress' then 'marks' when 'public.enrollments' then 'enrollments'
        when 'public.cohorts' then 'cohorts' when 'public.cohort_enrollments' then 'seats'
        when 'public.cohort_schedules' then 'days' when 'public.invitations' then 'invitations'
        when 'public.lesson_discussions' then 'posts' when 'public.course_forums' then 'topics'
        when 'public.forum_replies' then 'replies' when 'public.lesson_pictures' then 'pictures'
        else 'other' end as word,
      sum(c.value::int) as n
    from jsonb_each_text(counts) c group by 1
  ) w;
$$;
comment on function private.in_words(jsonb) is
  'Numbers of rows by a word for people: courses, modules, lessons, marks, enrollments, cohorts, seats, days, invitations, posts, topics, replies, pictures, other.';

create function private.lost_by(link pg_catalog.pg_constraint, of text) returns text
language sql stable
set search_path = '' as $$
  select format('jsonb_build_object(%s)', string_agg(format('%L, %s.%s', btrim(c.name, '"'), of, c.name), ', '))
  from unnest(private.key_of(link.conrelid)
    || private.columns_at(link.conrelid, coalesce(link.confdelsetcols, link.conkey))) as c (name);
$$;
comment on function private.lost_by(pg_catalog.pg_constraint, text) is
  'An expression: the key of a row and the columns that a foreign key `on delete set null` empties in it.';

create function private.keep_going(deletion bigint, root regclass, id bigint) returns void
language plpgsql
set search_path = '' as $$
declare
  reached regclass[] := array(select c.relation from private.cascade_of(root) c);
  whole text;
  links text;
begin
  select string_agg(format('select %s, %L, null, to_jsonb(t) from %s t join %I g on %s',
    c.place, c.relation::text, c.relation, c.relation::text, private.key_pairs('t', 'g', c.relation)), ' union all ')
  into whole from private.cascade_of(root) c;
  -- Columns that the deletion empties in rows that stay; and, in rows that go, those that point to a table put back
  -- later than their own.
  select string_agg(format(
      ' union all select %s, %L, %L, %s from %s t join %s p on %s join %I g on %s',
      cardinality(reached) + 1, k.conrelid::regclass::text, k.conname, private.lost_by(k, 't'), k.conrelid::regclass,
      k.confrelid::regclass, private.link_pairs(k, 't', 'p'), k.confrelid::regclass::text, private.key_pairs('g', 'p', k.confrelid))
    || case when array_position(reached, k.conrelid::regclass) > array_position(reached, k.confrelid::regclass)
      then format(' where not exists (select from %I o where %s)',
        k.conrelid::regclass::text, private.key_pairs('o', 't', k.conrelid)) else '' end, '')
  into links from pg_catalog.pg_constraint k
  where k.contype = 'f' and k.confdeltype = 'n' and k.confrelid = any (reached);
  execute format('%s insert into private.deleted_rows (deletion_id, place, relation, link, row) select $2, q.* from (%s%s) q',
    private.going(root), whole, links) using id, deletion;
end;
$$;
comment on function private.keep_going(bigint, regclass, bigint) is 'Keeps all that goes with a row, and what rows that stay lose.';

create function private.bytes_going(root regclass, id bigint) returns bigint
language plpgsql stable
set search_path = '' as $$
declare
  bytes bigint;
begin
  execute format('%s select sum(octet_length(t.bytes)) from public.lesson_pictures t join "public.lesson_pictures" g using (id)',
    private.going(root)) into bytes using id;
  return coalesce(bytes, 0);
end;
$$;
comment on function private.bytes_going(regclass, bigint) is 'How many bytes of pictures go with a row.';

-- What is deleted must be deleted, and brought back, within the eight seconds that a statement of hosted campuses may
-- take. On two cores 30,000 rows take about three, however many other people use them.
create function private.refuse_too_much(rows int, bytes bigint) returns void
language plpgsql immutable
set search_path = '' as $$
begin
  if rows > 30000 or bytes > 50 * 1048576 then
    raise exception 'too much goes with it to be kept' using errcode = 'C4085', detail = rows::text;
  end if;
end;
$$;
comment on function private.refuse_too_much(int, bigint) is
  'Raises C4085, its detail the number of rows, for what could not be kept: 30,000 rows, or 50 MB of pictures.';

create function private.place_of(relation regclass, id bigint) returns table (kind text, name text, course_id bigint)
language sql stable
set search_path = '' as $$
  select 'course', c.name, c.id from public.courses c
  where relation = 'public.courses'::regclass and c.id = place_of.id
  union all
  select 'module', m.name, m.course_id from public.modules m
  where relation = 'public.modules'::regclass and m.id = place_of.id
  union all
  select 'lesson', l.name, m.course_id from public.lessons l join public.modules m on m.id = l.module_id
  where relation = 'public.lessons'::regclass and l.id = place_of.id;
$$;
comment on function private.place_of(regclass, bigint) is 'What a row of courses, modules or lessons is, and of which course.';

create function private.keep_deleted() returns trigger
language plpgsql security definer -- keeps rows that the caller takes away by a cascade and need not be able to read
set search_path = '' as $$
declare
  counts jsonb;
  deletion bigint;
begin
  if private.caller() = 'owner' then
    return old;
  end if;
  -- A few, where no job does it: whoever deletes has not all day.
  perform private.purge_deletions(most => 5);
  counts := private.count_going(tg_relid, old.id);
  perform private.refuse_too_much(private.total(counts), private.bytes_going(tg_relid, old.id));
  insert into public.deletions (kind, subject_id, name, course_id, course_name, teacher_id, deleted_by, rows, counts)
  select p.kind, old.id, old.name, c.id, c.name, c.created_by, private.me(), private.total(counts),
    private.in_words(counts - tg_relid::regclass::text)
  from private.place_of(tg_relid, old.id) p join public.courses c on c.id = p.course_id
  returning id into deletion;
  if tg_table_name = 'courses' then
    -- Whoever taught it to the end brings back its parts, too.
    update public.deletions d set teacher_id = old.created_by where d.course_id = old.id;
  end if;
  perform private.keep_going(deletion, tg_relid, old.id);
  return old;
end;
$$;
comment on function private.keep_deleted() is 'Trigger: keeps what goes with a course, module or lesson. C4085.';

-- Only what somebody deletes, not what goes with it.
set lock_timeout = '100ms';
create trigger keep_deleted before delete on public.courses
for each row when (pg_trigger_depth() = 0) execute function private.keep_deleted();
create trigger keep_deleted before delete on public.modules
for each row when (pg_trigger_depth() = 0) execute function private.keep_deleted();
create trigger keep_deleted before delete on public.lessons
for each row when (pg_trigger_depth() = 0) execute function private.keep_deleted();
reset lock_timeout;
