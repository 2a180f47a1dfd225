-- See version_courses.
set lock_timeout = '100ms';
alter table public.lessons add column version int not null default 1;
create trigger raise_version before update on public.lessons
for each row execute function private.raise_version();
reset lock_timeout;
comment on column public.lessons.version is 'How often what it says was changed, from 1; its place does not count.';
