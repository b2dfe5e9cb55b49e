-- The names of a report's flags.
create or replace function listening.flag_names(p_flags integer)
returns text[] language sql immutable parallel safe
as $$
  select array(
    select f.name
    from (values (1, 'short'), (2, 'zero'), (4, 'skipped'), (8, 'incognito'), (16, 'offline'), (32, 'zone_unknown'))
      as f(bit, name)
    where p_flags & f.bit <> 0 order by f.bit)
$$;
comment on function listening.flag_names(integer) is 'The names of a report''s flags.';
revoke all on function listening.flag_names(integer) from public;
grant execute on function listening.flag_names(integer) to linernotes_reader, linernotes_listener;
