-- The pictures of lessons, kept in the database itself: one backup holds text and pictures, and the policy that shows a
-- lesson shows its pictures. The app makes every upload a small WebP; the checks below hold for whoever inserts otherwise.
set lock_timeout = '100ms';
create table public.lesson_pictures (
  id uuid primary key default gen_random_uuid(),
  lesson_id bigint not null references public.lessons (id) on delete cascade,
  sha256 text not null generated always as (encode(sha256(bytes), 'hex')) stored,
  type text not null default 'image/webp',
  width int not null,
  height int not null,
  bytes bytea not null,
  alt text not null default '',
  made_by uuid default private.me() references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (lesson_id, sha256),
  -- Readers take the type from the row, so that another may join this one.
  constraint lesson_pictures_type_known check (type = 'image/webp'),
  constraint lesson_pictures_size_bound check (octet_length(bytes) <= 1048576),
  constraint lesson_pictures_sides_bound check (width between 1 and 1600 and height between 1 and 1600),
  constraint lesson_pictures_alt_length check (char_length(alt) <= 300),
  -- A still WebP and nothing after it: RIFF, its length, WEBP, a chunk of pixels; or VP8X, whose flags say that neither
  -- Exif (0x08, which may tell where it was taken) nor XMP (0x04) nor animation (0x02) follows.
  constraint lesson_pictures_bytes_are_a_picture check (
    case when octet_length(bytes) < 30 then false else
      encode(substr(bytes, 1, 4), 'escape') = 'RIFF' and encode(substr(bytes, 9, 4), 'escape') = 'WEBP'
      and get_byte(bytes, 4) + 256 * get_byte(bytes, 5) + 65536 * get_byte(bytes, 6) + 16777216::bigint * get_byte(bytes, 7)
        = octet_length(bytes) - 8
      and (encode(substr(bytes, 13, 4), 'escape') in ('VP8 ', 'VP8L')
        or encode(substr(bytes, 13, 4), 'escape') = 'VP8X' and get_byte(bytes, 20) & 14 = 0) end)
);
reset lock_timeout;
-- WebP does not shrink any further.
alter table public.lesson_pictures alter column bytes set storage external;
create index lesson_pictures_made_by on public.lesson_pictures (made_by);
comment on table public.lesson_pictures is 'Pictures in the text of lessons, which show them as /pictures/<id>.';
comment on column public.lesson_pictures.sha256 is 'Hash of the bytes in hex: names the picture''s content for caches, and tells twins apart.';
comment on column public.lesson_pictures.type is 'Media type of the bytes.';
comment on column public.lesson_pictures.width is 'In pixels.';
comment on column public.lesson_pictures.height is 'In pixels.';
comment on column public.lesson_pictures.bytes is 'The file, at most 1 MB.';
comment on column public.lesson_pictures.alt is 'What somebody hears who does not see it; the text of the lesson has the last word.';
comment on column public.lesson_pictures.made_by is 'Who added it; null: that person is gone.';

alter table public.lesson_pictures enable row level security;
revoke all on public.lesson_pictures from anon, authenticated;
grant all on public.lesson_pictures to service_role;
grant select, insert (lesson_id, width, height, bytes, alt), delete on public.lesson_pictures to authenticated;

-- Who reads the lesson reads its pictures: the policy of lessons answers for both.
create policy "people read the pictures of lessons they read" on public.lesson_pictures
for select to authenticated using (exists (select from public.lessons l where l.id = lesson_id));
create policy "teachers add pictures to lessons of their courses, admins to all" on public.lesson_pictures
for insert to authenticated with check (exists (
  select from public.lessons l where l.id = lesson_id
    and (l.module_id in (select private.my_taught_module_ids()) or (select private.is_admin()))));
create policy "teachers delete pictures of their courses, admins all" on public.lesson_pictures
for delete to authenticated using (exists (
  select from public.lessons l where l.id = lesson_id
    and (l.module_id in (select private.my_taught_module_ids()) or (select private.is_admin()))));

create function private.bound_pictures() returns trigger
language plpgsql -- as the client, who sees and may lock the lesson of every picture that row security lets in
set search_path = '' as $$
begin
  -- Who adds to the same lesson waits here, so that two cannot both be the last.
  perform from public.lessons l where l.id = new.lesson_id for no key update;
  if (select count(*) from public.lesson_pictures p where p.lesson_id = new.lesson_id) >= 50 then
    raise exception 'a lesson has at most 50 pictures' using errcode = 'C4091';
  end if;
  return new;
end;
$$;
comment on function private.bound_pictures() is 'Trigger: refuses (C4091) the picture that a lesson has no room for.';
create trigger bound_pictures before insert on public.lesson_pictures
for each row execute function private.bound_pictures();
create trigger log_acts after insert or delete on public.lesson_pictures
for each row execute function private.log_row();

create function public.picture_file(picture_id uuid, known text default null) returns json
language sql stable
set search_path = '' as $$
  select json_build_object(
    'type', p.type, 'sha256', p.sha256,
    -- encode() breaks lines for mails of old.
    'base64', case when p.sha256 is distinct from known then translate(encode(p.bytes, 'base64'), E'\n', '') end)
  from public.lesson_pictures p where p.id = picture_id;
$$;
comment on function public.picture_file(uuid, text) is
  '{type, sha256, base64} of a picture; base64 null when its hash is the one that the caller knows; null: not there, or not theirs.';
revoke execute on function public.picture_file(uuid, text) from public, anon;
grant execute on function public.picture_file(uuid, text) to authenticated, service_role;
