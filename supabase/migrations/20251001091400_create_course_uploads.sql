-- A course file that was read without a problem waits here, between the page that shows what would be made of it and the
-- button that makes it. One a person, for a day.
create table public.course_uploads (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null unique references auth.users (id) on delete cascade,
  file_name text not null,
  content text not null,
  created_at timestamptz not null default private.clock(),
  constraint course_uploads_file_name_length check (char_length(file_name) between 1 and 255),
  constraint course_uploads_content_length check (octet_length(content) <= 10485760)
);
comment on table public.course_uploads is 'Course files that were uploaded and not yet imported.';
comment on column public.course_uploads.file_name is 'The name of the file as it was uploaded; for display.';
comment on column public.course_uploads.content is 'The text of the file, at most 10 MB.';

alter table public.course_uploads enable row level security;
revoke all on public.course_uploads from anon, authenticated, service_role;
grant select on public.course_uploads to authenticated;
create policy "people read the course file that they uploaded" on public.course_uploads
for select to authenticated using (user_id = (select private.me()));

create function private.require_teacher() returns void
language plpgsql stable
set search_path = '' as $$
begin
  if coalesce(private.my_role(), '') not in ('teacher', 'admin') then
    raise exception 'only teachers and admins write courses' using errcode = 'C4030';
  end if;
end;
$$;
comment on function private.require_teacher() is 'Raises C4030 unless the caller is a teacher or an admin.';

create function private.purge_uploads() returns void
language sql
set search_path = '' as $$
  delete from public.course_uploads u where u.created_at < private.clock() - interval '1 day';
$$;
comment on function private.purge_uploads() is 'Forgets course files that nobody imported within a day.';

create function private.keep_upload(file_name text, content text) returns uuid
language plpgsql security definer -- nobody writes uploads directly; each upload takes the place of the one before
set search_path = '' as $$
declare
  kept uuid;
begin
  perform private.require_teacher();
  perform private.purge_uploads();
  insert into public.course_uploads as u (user_id, file_name, content)
  values (private.me(), keep_upload.file_name, keep_upload.content)
  on conflict (user_id) do update
  set id = gen_random_uuid(), file_name = excluded.file_name, content = excluded.content, created_at = excluded.created_at
  returning u.id into kept;
  return kept;
end;
$$;
comment on function private.keep_upload(text, text) is 'Body of public.keep_upload.';

-- Two clicks on the same button make one course: the second finds the file taken.
create function private.take_upload(upload uuid) returns void
language plpgsql security definer -- as above
set search_path = '' as $$
begin
  delete from public.course_uploads u where u.id = upload and u.user_id = private.me();
  if not found then
    raise exception 'no such upload, or taken already' using errcode = 'C4004';
  end if;
end;
$$;
comment on function private.take_upload(uuid) is 'Takes the caller''s upload away; C4004 when it is not there any more.';
grant execute on function private.require_teacher(), private.keep_upload(text, text), private.take_upload(uuid) to authenticated;

create function public.keep_upload(file_name text, content text) returns uuid
language sql set search_path = '' as $$ select private.keep_upload(file_name, content); $$;
comment on function public.keep_upload(text, text) is
  'Keeps the text of a course file for a day, in place of the caller''s one before, and returns its id. For teachers and admins; C4030, 23514.';
revoke execute on function public.keep_upload(text, text) from public, anon;
grant execute on function public.keep_upload(text, text) to authenticated;
