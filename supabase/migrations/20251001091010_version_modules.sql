-- See version_courses.
set lock_timeout = '100ms';
alter table public.modules add column version int not null default 1;
create trigger raise_version before update on public.modules
for each row execute function private.raise_version();
reset lock_timeout;
comment on column public.modules.version is 'How often its name and description were changed, from 1.';
