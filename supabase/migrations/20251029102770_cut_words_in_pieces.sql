-- People are found by any part of their name or address. The index for it is PostgreSQL's own kind for arrays, over
-- the pieces of one to three letters that a text consists of, so no extension has to be there.
create function private.pieces(words text, shortest int) returns text[]
language plpgsql immutable
set search_path = '' as $$
declare
  text_of text := lower(words);
begin
  return array(
    select substr(text_of, n, size) from generate_series(shortest, 3) size
    cross join lateral generate_series(1, char_length(text_of) - size + 1) n);
end;
$$;
comment on function private.pieces(text, int) is
  'Every piece of a text that has so many letters, up to three, in lower case; none of a shorter text.';
grant execute on function private.pieces(text, int) to anon, authenticated, service_role;
