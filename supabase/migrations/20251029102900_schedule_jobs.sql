-- What has to happen without anybody clicking: the stored status words follow the dates, and the roster view of a
-- larger campus follows the roster; what was deleted long ago, files that nobody imported, and tries that are over are
-- forgotten. Safe to run twice and from two processes.
create function private.run_jobs() returns table (statuses_changed int, roster_refreshed boolean)
language plpgsql
set search_path = '' as $$
begin
  perform private.purge_deletions();
  perform private.purge_uploads();
  -- After the last knock for a while nobody else would; some at a time, so that no plan is made for very many.
  perform private.sweep_knocks() from generate_series(1, 200);
  -- After a rollback as the migration guide gives it nothing else is left to do.
  if to_regclass('public.cohorts') is null then
    return query select 0, false;
    return;
  end if;
  -- Of two runs at once one refreshes; what its snapshot misses comes with the next run. It comes before the words,
  -- because those lock cohorts until the end, and whoever takes a seat would wait for the refresh.
  roster_refreshed := pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtext('private.run_jobs'));
  if roster_refreshed then
    perform public.refresh_student_roster_view();
  end if;
  -- The trigger on cohorts writes the word; this only touches the rows in which it would be another one. Rows that
  -- somebody is writing are left to that write, whose trigger does the same.
  update public.cohorts c set status = c.status
  where c.id in (
    select s.id from public.cohorts s where s.status <> private.cohort_status(s)
    order by s.id for no key update skip locked);
  get diagnostics statuses_changed = row_count;
  return next;
end;
$$;
comment on function private.run_jobs() is
  'Brings stored statuses and student_roster_view up to date, forgets deletions that are past undoing, uploads that are a day old and tries that are over, and says what it did; roster_refreshed is false while another run refreshes. For the database''s owner.';

do $$
begin
  if exists (select 1 from pg_available_extensions where name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform cron.schedule('campus-jobs', '*/5 * * * *', 'select private.run_jobs()');
  end if;
end;
$$;
