-- Makes a queue where it is missing. Where the schema pgmq has functions or a list of queues that belong to somebody else,
-- they would run with our rights, and in the end with those of whoever migrates: then he is to make the queue (LN005).
create or replace function linernotes.make_queue(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_stranger text;
begin
  if to_regclass(format('pgmq.%I', 'q_' || linernotes.queue_key(p_queue))) is not null then
    return;
  end if;
  select o.rolname into v_stranger
  from (
    select p.proowner from pg_proc p where p.pronamespace = 'pgmq'::regnamespace
    union
    select c.relowner from pg_class c where c.oid = to_regclass('pgmq.meta')
  ) as parts (owner)
  join pg_roles o on o.oid = parts.owner
  where not o.rolsuper and o.rolname not in ('linernotes_owner', session_user)
  limit 1;
  if found then
    raise exception using
      errcode = 'LN005',
      message = format('the functions of PGMQ belong to %s, and would run with the rights of %s', v_stranger, session_user),
      hint = format('As %s: select pgmq.create(%L); then again.', v_stranger, p_queue);
  end if;
  perform pgmq.create(p_queue);
end
$$;
comment on function linernotes.make_queue(text) is 'Internal: makes a queue where it is missing.';
revoke all on function linernotes.make_queue(text) from public;
