-- What private.log_row() does for a row, for all that a statement inserts at once: lists are thousands of people long.
create function private.log_new_rows() returns trigger
language plpgsql security definer -- nobody else may write the log
set search_path = '' as $$
declare
  person uuid := private.me();
  actor text := private.caller();
begin
  if actor = 'authenticated' then
    actor := coalesce(private.my_role(), 'student');
  end if;
  if actor in ('owner', 'student') then
    return null;
  end if;
  insert into public.audit_log (actor_id, actor_role, act, subject, subject_id, after)
  select person, actor, 'insert', tg_table_name, r.row ->> 'id', private.without_person(tg_table_name, r.row)
  from (select to_jsonb(n) as row from new_rows n) as r
  where actor = 'service_role' or (r.row ->> 'user_id') is distinct from person::text;
  return null;
end;
$$;
comment on function private.log_new_rows() is 'Trigger: logs the rows of an insert by those whose acts are logged.';

create trigger log_new_rows after insert on public.cohort_enrollments
referencing new table as new_rows for each statement execute function private.log_new_rows();
create trigger log_new_rows after insert on public.invitations
referencing new table as new_rows for each statement execute function private.log_new_rows();
create trigger log_acts after delete on public.cohort_enrollments
for each row execute function private.log_row();
-- What other triggers count on the row is nobody's act: a lesson deleted is one, not one a student.
create trigger log_changes after update on public.cohort_enrollments
for each row when (pg_trigger_depth() = 0) execute function private.log_row();
-- Not of mailed_at, which is the campus's own note.
create trigger log_acts after update of claimed_at, revoked_at or delete on public.invitations
for each row execute function private.log_row();
