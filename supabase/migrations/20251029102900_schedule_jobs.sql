-- What has to happen without anybody clicking: the stored status words follow the dates, and the roster view of a
-- larger campus follows the roster. Safe to run twice and from two processes.
create function private.run_jobs() returns void
language plpgsql
set search_path = '' as $$
begin
  -- After a rollback as the migration guide gives it nothing is left to do.
  if to_regclass('public.cohorts') is null then
    return;
  end if;
  -- The trigger on cohorts writes the word; this only touches the rows in which it would be another one.
  update public.cohorts c set status = c.status
  where c.id in (
    select s.id from public.cohorts s where s.status <> private.cohort_status(s)
    order by s.id for no key update skip locked);
  perform public.refresh_student_roster_view();
end;
$$;
comment on function private.run_jobs() is 'Brings stored statuses and student_roster_view up to date. For the database''s owner.';

do $$
begin
  if exists (select 1 from pg_available_extensions where name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform cron.schedule('campus-jobs', '*/5 * * * *', 'select private.run_jobs()');
  end if;
end;
$$;
