-- Who was kept out of the campus, when, by whom and why. applications.suspended_at says it once more, because
-- private.me() asks it at every question; the doors write both.
create table public.suspensions (
  id bigint generated always as identity primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  reason text not null,
  suspended_at timestamptz not null default private.clock(),
  suspended_by uuid references auth.users (id) on delete set null,
  restored_at timestamptz,
  restored_by uuid references auth.users (id) on delete set null,
  constraint suspensions_reason_length check (char_length(btrim(reason)) between 1 and 500)
);
create index suspensions_user on public.suspensions (user_id, id desc);
create unique index suspensions_in_force on public.suspensions (user_id) where restored_at is null;
create index suspensions_suspended_by on public.suspensions (suspended_by);
create index suspensions_restored_by on public.suspensions (restored_by);

alter table public.suspensions enable row level security;
revoke all on public.suspensions from anon, authenticated, service_role;
grant select on public.suspensions to authenticated, service_role;
create policy "admins read suspensions" on public.suspensions
for select to authenticated using ((select private.is_admin()));

comment on table public.suspensions is 'Who was suspended, when, by whom and why; written by suspend and restore.';
comment on column public.suspensions.user_id is 'Who was suspended.';
comment on column public.suspensions.suspended_at is 'Since when.';
comment on column public.suspensions.reason is 'For admins, and for the person in the export of their data.';
comment on column public.suspensions.suspended_by is 'The admin who did it; null when that person is gone.';
comment on column public.suspensions.restored_at is 'When it ended; null: it is in force.';
comment on column public.suspensions.restored_by is
  'The admin who ended it; null: nobody yet, or that person is gone.';
