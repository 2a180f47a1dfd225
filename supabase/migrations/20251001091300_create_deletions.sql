-- A course, module or lesson that is deleted is really gone, and everything that goes with it. For a time the rows are
-- kept apart, so that the deletion can be undone; nothing else has to know that there is such a thing.
create function private.undo_time() returns interval
language sql immutable
set search_path = '' as $$ select interval '30 days'; $$;
comment on function private.undo_time() is 'For how long a deletion can be undone.';
grant execute on function private.undo_time() to authenticated, service_role;

create table public.deletions (
  id bigint generated always as identity primary key,
  kind text not null,
  -- No foreign keys: what they would point to is what was deleted.
  subject_id bigint not null,
  name text not null,
  course_id bigint not null,
  course_name text not null,
  teacher_id uuid references auth.users (id) on delete set null,
  deleted_by uuid references auth.users (id) on delete set null,
  deleted_at timestamptz not null default private.clock(),
  rows int not null default 0,
  counts jsonb not null default '{}',
  restored_at timestamptz,
  restored_by uuid references auth.users (id) on delete set null,
  constraint deletions_kind_known check (kind in ('course', 'module', 'lesson'))
);
create index deletions_course on public.deletions (course_id, id);
create index deletions_deleted_at on public.deletions (deleted_at);
create index deletions_teacher on public.deletions (teacher_id);
create index deletions_deleted_by on public.deletions (deleted_by);
create index deletions_restored_by on public.deletions (restored_by);
comment on table public.deletions is 'Courses, modules and lessons that were deleted not long ago, and can be brought back.';
comment on column public.deletions.kind is 'course, module or lesson.';
comment on column public.deletions.course_name is 'The name of its course on that day; of a course its own.';
comment on column public.deletions.teacher_id is
  'Who taught the course when it, or last something of it, was deleted; decides once the course is gone.';
comment on column public.deletions.deleted_by is 'Who did it; null for the service key, or that person is gone.';
comment on column public.deletions.deleted_at is 'Since when it is gone; private.undo_time() later it is forgotten.';
comment on column public.deletions.rows is 'How many rows went, its own included.';
comment on column public.deletions.counts is 'What went with it: {"lessons": 3, "posts": 12, …}, as private.in_words says.';
comment on column public.deletions.restored_at is 'When it was brought back; null: it was not.';
comment on column public.deletions.restored_by is 'Who brought it back; null: nobody did, or that person is gone.';

create table private.deleted_rows (
  id bigint generated always as identity primary key,
  deletion_id bigint not null references public.deletions (id) on delete cascade,
  place int not null,
  relation text not null,
  link text,
  row jsonb not null
);
create index deleted_rows_deletion on private.deleted_rows (deletion_id, place);
create index deleted_rows_person on private.deleted_rows ((row ->> 'user_id'));
create index deleted_rows_address on private.deleted_rows ((row ->> 'email')) where row ->> 'email' is not null;
comment on table private.deleted_rows is 'The rows that went with a deletion, and what other rows lost by it.';
comment on column private.deleted_rows.place is 'Tables are put back in this order.';
comment on column private.deleted_rows.relation is 'The table, as schema.name; it may be gone itself by the time the row is wanted.';
comment on column private.deleted_rows.link is
  'null: a row that went. Else the foreign key that emptied columns of a row; row then holds these columns and the key.';
comment on column private.deleted_rows.row is 'The values, by column.';

alter table public.deletions enable row level security;
revoke all on public.deletions from anon, authenticated, service_role;
grant select on public.deletions to authenticated, service_role;

create function private.my_deletion_ids() returns setof bigint
language plpgsql stable security definer -- asks about courses that are gone, or that the caller does not see
rows 20
set search_path = '' as $$
begin
  if private.my_role() in ('teacher', 'admin') then
    return query select d.id from public.deletions d where d.course_id in (select private.my_taught_course_ids())
      union all
      select d.id from public.deletions d
      where d.teacher_id = (select private.me()) and not exists (select from public.courses c where c.id = d.course_id);
  end if;
end;
$$;
comment on function private.my_deletion_ids() is
  'What was deleted from the courses that the caller teaches, and the courses that they taught to the end.';
grant execute on function private.my_deletion_ids() to authenticated;

create policy "teachers read what was deleted of their courses, admins all" on public.deletions
for select to authenticated using (id in (select private.my_deletion_ids()) or (select private.is_admin()));

-- What somebody else is just undoing is left for the next time.
create function private.purge_deletions() returns void
language sql
set search_path = '' as $$
  delete from public.deletions d where d.id in (
    select p.id from public.deletions p where p.deleted_at <= private.clock() - private.undo_time()
    order by p.id for update skip locked);
$$;
comment on function private.purge_deletions() is 'Forgets deletions that can no longer be undone, and their rows.';

-- Whoever leaves for good leaves nothing behind here that would not stay in the campus itself.
create function private.forget_person() returns trigger
language plpgsql security definer -- kept rows are nobody's to touch
set search_path = '' as $$
begin
  delete from private.deleted_rows k
  where k.row ->> 'user_id' = old.id::text and k.link is null and exists (
    select from pg_catalog.pg_constraint c
    where c.conrelid = to_regclass(k.relation) and c.contype = 'f' and c.confdeltype = 'c'
      and c.confrelid = 'auth.users'::regclass and private.columns_at(c.conrelid, c.conkey) = array['user_id']);
  return null;
end;
$$;
comment on function private.forget_person() is 'Trigger: what went with a deletion and hangs on a person goes with the person.';
set lock_timeout = '100ms';
create trigger forget_person after delete on auth.users
for each row execute function private.forget_person();
reset lock_timeout;
