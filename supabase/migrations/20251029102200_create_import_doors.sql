-- Planning and applying an import, for admins.
create function private.require_open_cohort(cohort bigint) returns void
language plpgsql security definer -- locks the cohort and reads what decides
set search_path = '' as $$
declare
  locked public.cohorts := private.lock_cohort(cohort);
begin
  if locked.id is null then
    raise exception 'no such cohort' using errcode = 'C4004';
  elsif private.cohort_status(locked) in ('completed', 'archived') then
    raise exception 'the cohort has ended' using errcode = 'C4011';
  elsif not exists (select 1 from public.courses c where c.id = locked.course_id and c.published) then
    raise exception 'the course is not published' using errcode = 'C4012';
  end if;
end;
$$;

create function private.plan_import(cohort bigint, file_name text, rows jsonb) returns bigint
language plpgsql security definer -- nobody writes imports directly
set search_path = '' as $$
declare
  new_import bigint;
begin
  perform private.require_admin();
  if jsonb_array_length(rows) > 20000 then
    raise exception 'a list has at most 20,000 lines' using errcode = 'C4052';
  end if;
  perform private.require_open_cohort(cohort);
  insert into public.imports (cohort_id, file_name, created_by) values (cohort, plan_import.file_name, private.me())
  returning id into new_import;
  insert into public.import_rows (import_id, line, email, name)
  select new_import, r.line, lower(btrim(coalesce(r.email, ''))), nullif(left(btrim(r.name), 100), '')
  from jsonb_to_recordset(rows) as r (line int, email text, name text);
  update public.import_rows r set verdict = j.verdict
  from private.judge_import(new_import) j where r.import_id = new_import and r.line = j.line;
  return new_import;
end;
$$;

create function private.apply_import(import_id bigint) returns jsonb
language plpgsql security definer -- seats and invitations for people whose rows the caller may not write
set search_path = '' as $$
declare
  plan public.imports;
  judged jsonb;
begin
  perform private.require_admin();
  select i.* into plan from public.imports i where i.id = apply_import.import_id;
  if plan.id is null then
    raise exception 'no such import' using errcode = 'C4004';
  end if;
  perform private.require_open_cohort(plan.cohort_id);
  -- With the cohort locked, two clicks come one after the other: the second finds it applied.
  perform 1 from public.imports i where i.id = plan.id and i.applied_at is null for update;
  if not found then
    raise exception 'already applied' using errcode = 'C4051';
  end if;

  select jsonb_agg(to_jsonb(j)) into judged from private.judge_import(plan.id) j;
  if exists (
    select 1 from public.import_rows r
    join jsonb_to_recordset(judged) as j (line int, verdict text) on j.line = r.line
    where r.import_id = plan.id and r.verdict is distinct from j.verdict
  ) then
    raise exception 'the plan is out of date' using errcode = 'C4050';
  end if;

  insert into public.cohort_enrollments (cohort_id, user_id)
  select plan.cohort_id, j.user_id from jsonb_to_recordset(judged) as j (line int, verdict text, user_id uuid)
  where j.verdict = 'enroll' order by j.line;
  update public.cohort_enrollments e set status = private.status_on_return(e), enrolled_at = private.clock()
  where e.id = any (array(
    select (select s.id from public.cohort_enrollments s where s.cohort_id = plan.cohort_id and s.user_id = j.user_id)
    from jsonb_to_recordset(judged) as j (verdict text, user_id uuid)
    where j.verdict = 'return'));
  insert into public.invitations as i (cohort_id, email, name, invited_by)
  select plan.cohort_id, r.email, r.name, private.me()
  from public.import_rows r
  where r.import_id = plan.id and r.verdict = 'invite' order by r.line
  -- An address that was invited before, and left or was uninvited, is invited again.
  on conflict (cohort_id, email) do update
  set claimed_at = null, claimed_by = null, revoked_at = null, mailed_at = null,
    name = excluded.name, invited_by = excluded.invited_by;

  update public.imports i set applied_at = private.clock(), applied_by = private.me() where i.id = plan.id;
  return (select jsonb_object_agg(v.verdict, v.n)
    from (select r.verdict, count(*) as n from public.import_rows r where r.import_id = plan.id group by r.verdict) v);
end;
$$;

create function private.replan_import(import_id bigint) returns void
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  perform private.require_admin();
  perform private.require_open_cohort(i.cohort_id) from public.imports i where i.id = replan_import.import_id;
  update public.import_rows r set verdict = j.verdict
  from private.judge_import(replan_import.import_id) j
  where r.import_id = replan_import.import_id and r.line = j.line
    and exists (select 1 from public.imports i where i.id = r.import_id and i.applied_at is null);
end;
$$;
grant execute on function private.plan_import(bigint, text, jsonb), private.apply_import(bigint),
  private.replan_import(bigint) to authenticated;

create function public.plan_import(cohort_id bigint, file_name text, rows jsonb) returns bigint
language sql set search_path = '' as $$ select private.plan_import(cohort_id, file_name, rows); $$;
comment on function public.plan_import(bigint, text, jsonb) is
  'Keeps a list [{line, email, name}] with a verdict for each line, and returns the import''s id. For admins. C4030, C4004, C4011, C4012, C4052 more than 20,000 lines.';
create function public.apply_import(import_id bigint) returns jsonb
language sql set search_path = '' as $$ select private.apply_import(import_id); $$;
comment on function public.apply_import(bigint) is
  'Applies exactly the plan, or nothing (C4050 when it is out of date, C4051 when it was applied before). Returns lines by verdict. For admins.';
create function public.replan_import(import_id bigint) returns void
language sql set search_path = '' as $$ select private.replan_import(import_id); $$;
comment on function public.replan_import(bigint) is 'Judges a plan that is not yet applied once more. For admins.';
revoke execute on function public.plan_import(bigint, text, jsonb), public.apply_import(bigint), public.replan_import(bigint)
  from public, anon;
grant execute on function public.plan_import(bigint, text, jsonb), public.apply_import(bigint), public.replan_import(bigint)
  to authenticated;

comment on function private.require_open_cohort(bigint) is
  'Locks a cohort; raises C4004, C4011 or C4012 unless seats can be taken in it.';
comment on function private.plan_import(bigint, text, jsonb) is 'Body of public.plan_import.';
comment on function private.apply_import(bigint) is 'Body of public.apply_import.';
comment on function private.replan_import(bigint) is 'Body of public.replan_import.';
