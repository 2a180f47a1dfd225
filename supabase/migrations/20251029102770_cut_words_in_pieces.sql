-- People are found by any part of their name or address. The index for it is PostgreSQL's own kind for arrays, over
-- the pieces of three letters that a text consists of, so no extension has to be there.
create function private.threes(words text) returns text[]
language plpgsql immutable
set search_path = '' as $$
declare
  text_of text := lower(words);
begin
  return array(select distinct substr(text_of, n, 3) from generate_series(1, char_length(text_of) - 2) n);
end;
$$;
comment on function private.threes(text) is 'Every piece of three letters in a text, in lower case; none of a shorter text.';
grant execute on function private.threes(text) to anon, authenticated, service_role;
