-- What a client may write into a course. These are triggers and not constraints, because rows that were there before,
-- or that the owner of the database loads, may hold other addresses and longer texts, and stay changeable in the rest.
-- As the client: a door that copies or restores runs as its owner, and what it writes was judged when it was written.
create function private.writes_as_client() returns boolean
language sql stable
set search_path = '' as $$
  select current_user in ('authenticated', 'service_role');
$$;
comment on function private.writes_as_client() is 'Whether a client''s own statement is running, and not a door''s.';

create function private.is_link(entry jsonb) returns boolean
language plpgsql immutable
set search_path = '' as $$
begin
  return coalesce(
    jsonb_typeof(entry) = 'object'
    and jsonb_typeof(entry -> 'url') = 'string'
    and entry ->> 'url' ~* '^(https?://[^[:space:]/?#]+|mailto:[^[:space:]@]+@[^[:space:]@]+$)'
    and char_length(entry ->> 'url') <= 2000 and octet_length(entry::text) <= 10000
    and coalesce(jsonb_typeof(entry -> 'name') = 'string' and char_length(entry ->> 'name') <= 200, not entry ? 'name'),
    false);
end;
$$;
comment on function private.is_link(jsonb) is 'Whether this is {"name", "url"} with an address of the web or of mail.';

create function private.check_lesson() returns trigger
language plpgsql
set search_path = '' as $$
declare
  broken text;
begin
  if not private.writes_as_client() then
    return new;
  end if;
  if tg_op = 'INSERT' or new.text_content is distinct from old.text_content then
    if char_length(new.text_content) > 200000 then
      broken := 'lessons_text_content_length';
    end if;
  end if;
  -- That it is the address of one video is for the app to say, which knows the forms of today.
  if tg_op = 'INSERT' or new.youtube_url is distinct from old.youtube_url then
    if new.youtube_url !~* '^https?://([a-z0-9-]+[.])*(youtube[.]com|youtube-nocookie[.]com|youtu[.]be)/'
       or char_length(new.youtube_url) > 2000 then
      broken := 'lessons_youtube_url_form';
    end if;
  end if;
  if tg_op = 'INSERT' or new.resources is distinct from old.resources then
    if jsonb_typeof(new.resources) <> 'array' then
      broken := 'lessons_resources_form';
    elsif jsonb_array_length(new.resources) > 100
       or exists (select from jsonb_array_elements(new.resources) as r (entry) where not private.is_link(r.entry)) then
      broken := 'lessons_resources_form';
    end if;
  end if;
  if broken is not null then
    raise exception 'the lesson violates constraint "%"', broken using errcode = '23514', constraint = broken;
  end if;
  return new;
end;
$$;
comment on function private.check_lesson() is
  'Trigger: what clients write is at most 200,000 characters, a YouTube address and up to 100 links (23514).';

create function private.check_lengths() returns trigger
language plpgsql
set search_path = '' as $$
declare
  before jsonb;
  after jsonb;
  broken text;
begin
  if not private.writes_as_client() then
    return new;
  end if;
  before := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}' end;
  after := to_jsonb(new);
  select tg_table_name || '_' || b.name || '_length' into broken
  from (values ('description', 5000), ('slug', 200), ('track', 100), ('difficulty', 100)) as b (name, longest)
  where char_length(after ->> b.name) > b.longest and after -> b.name is distinct from before -> b.name;
  if broken is not null then
    raise exception 'it violates constraint "%"', broken using errcode = '23514', constraint = broken;
  end if;
  return new;
end;
$$;
comment on function private.check_lengths() is
  'Trigger: of what a client writes a description has at most 5,000 characters, a slug 200, track and difficulty 100 (23514).';
-- Triggers run as whoever writes.
grant execute on function private.writes_as_client(), private.is_link(jsonb) to authenticated, service_role;

set lock_timeout = '100ms';
create trigger check_lengths before insert or update on public.courses
for each row execute function private.check_lengths();
create trigger check_lengths before insert or update on public.modules
for each row execute function private.check_lengths();
create trigger check_lengths before insert or update of slug on public.lessons
for each row execute function private.check_lengths();
create trigger check_lesson before insert or update on public.lessons
for each row execute function private.check_lesson();
reset lock_timeout;
