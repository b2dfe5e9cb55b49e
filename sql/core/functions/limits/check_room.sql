-- Refuses a further row of a table whose rows are named by whoever writes them, upstreams and credentials: LN002 where a
-- name is empty or has more than 200 characters, LN010 where the table has ten thousand rows, a hundred times what a
-- fleet comes to. To be called where the row is not there yet: what is in use goes on, however full the table.
create or replace function linernotes.check_room(p_table text, p_names text[])
returns void language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_rows bigint;
begin
  if exists (select from unnest(p_names) as given (name) where name is null or char_length(name) not between 1 and 200) then
    raise exception using
      errcode = 'LN002', message = format('a name in linernotes.%I has 1 to 200 characters', p_table);
  end if;
  execute format('select count(*) from (select from linernotes.%I limit 10000) as t', p_table) into v_rows;
  if v_rows >= 10000 then
    raise exception using
      errcode = 'LN010',
      message = format('linernotes.%I has 10000 rows, and takes no further name (%s)',
        p_table, left(array_to_string(p_names, ', '), 200)),
      hint = 'Look who makes names up. Maintenance forgets those that are no longer used; '
        || 'a member of linernotes_owner may delete rows at once.';
  end if;
end
$$;
comment on function linernotes.check_room(text, text[]) is
  'Internal: refuses a further row of a table whose names are made up by whoever writes them.';
revoke all on function linernotes.check_room(text, text[]) from public;
