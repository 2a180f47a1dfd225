-- Bringing in a list of people: first a plan with a verdict for every row, then exactly that plan, in one
-- transaction. If the world has moved meanwhile, nothing is applied and the plan is made again.
set lock_timeout = '100ms';
create table public.imports (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references public.cohorts (id) on delete cascade,
  file_name text not null,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.clock(),
  applied_at timestamptz,
  applied_by uuid references auth.users (id) on delete set null,
  constraint imports_file_name_length check (char_length(file_name) between 1 and 255)
);
reset lock_timeout;
create index imports_cohort on public.imports (cohort_id, id desc);
create index imports_created_by on public.imports (created_by);
create index imports_applied_by on public.imports (applied_by);
comment on table public.imports is 'A list of people for a cohort: planned, and perhaps applied.';

create table public.import_rows (
  import_id bigint not null references public.imports (id) on delete cascade,
  line int not null,
  email text not null,
  name text,
  verdict text,
  primary key (import_id, line),
  constraint import_rows_verdict_known check (verdict in
    ('enroll', 'return', 'invite', 'already_in', 'already_invited', 'full', 'bad_address', 'duplicate', 'rejected'))
);
create index import_rows_email on public.import_rows (email);
comment on table public.import_rows is 'A line of the file and what it does, or did.';

alter table public.imports enable row level security;
alter table public.import_rows enable row level security;
revoke all on public.imports, public.import_rows from anon, authenticated;
grant all on public.imports, public.import_rows to service_role;
grant select on public.imports, public.import_rows to authenticated;
create policy "admins read imports" on public.imports
for select to authenticated using ((select private.is_admin()));
create policy "admins read import rows" on public.import_rows
for select to authenticated using ((select private.is_admin()));
create trigger log_acts after insert or update or delete on public.imports
for each row execute function private.log_row();

-- The one judgement that both planning and applying use. Seats go to rows in the order of the file.
create function private.judge_import(import_id bigint)
returns table (line int, verdict text, user_id uuid)
language sql volatile security definer -- reads accounts; volatile, so that it sees what a lock waited for
set search_path = '' as $$
  with cohort as (
    select c.id, private.free_seats(c) as free from public.imports i join public.cohorts c on c.id = i.cohort_id where i.id = judge_import.import_id
  ), known as (
    select r.line, r.email, u.id as user_id, e.status as seat, a.status = 'rejected' as rejected, i.id as invitation,
      r.email ~ '^[^[:space:]@,;<>"]+@[^[:space:]@,;<>".]+([.][^[:space:]@,;<>".]+)+$' and char_length(r.email) <= 254 as good,
      row_number() over (partition by r.email order by r.line) as nth
    from public.import_rows r
    cross join cohort c
    left join auth.users u on u.email = r.email and u.email_confirmed_at is not null
    left join public.applications a on a.user_id = u.id
    left join public.cohort_enrollments e on e.cohort_id = c.id and e.user_id = u.id
    left join public.invitations i on i.cohort_id = c.id and i.email = r.email
      and i.claimed_at is null and i.revoked_at is null
    where r.import_id = judge_import.import_id
  ), wished as (
    select k.line, k.user_id,
      case
        when not k.good then 'bad_address'
        when k.nth > 1 then 'duplicate'
        when private.takes_seat(k.seat) then 'already_in'
        when k.rejected then 'rejected'
        when k.user_id is null and k.invitation is not null then 'already_invited'
        when k.user_id is null then 'invite'
        when k.seat is not null then 'return'
        else 'enroll' end as wish
    from known k
  ), queued as (
    select w.*, row_number() over (
      partition by w.wish in ('enroll', 'return', 'invite') order by w.line) as place
    from wished w
  )
  select q.line,
    case when q.wish in ('enroll', 'return', 'invite')
      and q.place > coalesce((select c.free from cohort c), 2147483647)
      then 'full' else q.wish end,
    q.user_id
  from queued q;
$$;
comment on function private.judge_import(bigint) is 'What each line of an import does to the cohort as it is now.';

comment on column public.imports.file_name is 'The name of the list as it was uploaded; for display.';
comment on column public.imports.created_by is 'The admin who made the plan; null when that person is gone.';
comment on column public.imports.applied_at is 'When the plan was carried out; null: not yet.';
comment on column public.imports.applied_by is
  'The admin who carried it out; null: nobody yet, or that person is gone.';
comment on column public.import_rows.line is 'The number of the line in the file, as a spreadsheet counts.';
comment on column public.import_rows.verdict is
  'What the line does to the cohort, or why it does nothing; null only while the plan is being made.';
