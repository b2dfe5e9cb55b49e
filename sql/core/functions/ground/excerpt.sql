-- The text of a JSON value, at most so many characters of it, and a word about what is left out. For looking at dead
-- letters, which may be of any size: what is stored in more than 8 MiB is not looked at at all.
create or replace function linernotes.excerpt(p_json jsonb, p_characters integer)
returns text language plpgsql stable strict
set search_path = pg_catalog, pg_temp
as $$
declare
  v_text text;
begin
  if pg_column_size(p_json) > 8388608 then
    return format('… (%s bytes, too many to be shown)', pg_column_size(p_json));
  end if;
  v_text := p_json::text;
  return case
    when octet_length(v_text) <= p_characters then v_text
    else format('%s … (%s bytes in all)', left(v_text, p_characters), octet_length(v_text))
  end;
exception when others then
  return format('… (it can''t be shown: %s)', sqlstate);
end
$$;
comment on function linernotes.excerpt(jsonb, integer) is 'The text of a JSON value, at most so many characters of it.';
revoke all on function linernotes.excerpt(jsonb, integer) from public;
grant execute on function linernotes.excerpt(jsonb, integer) to linernotes_operator, linernotes_reader;
