-- The name of a queue as its tables carry it: in lower case. LN002: not a name.
create or replace function linernotes.queue_key(p_queue text)
returns text language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := lower(p_queue collate "C");
begin
  if v_queue is null or v_queue !~ '^[a-z0-9_-]{1,47}$' then
    raise exception using
      errcode = 'LN002',
      message = format('not a queue name: %L', left(p_queue, 100)),
      hint = 'Letters, digits, _ and -, at most 47 of them.';
  end if;
  return v_queue;
end
$$;
comment on function linernotes.queue_key(text) is 'The name of a queue as its tables carry it, or LN002.';
revoke all on function linernotes.queue_key(text) from public;
