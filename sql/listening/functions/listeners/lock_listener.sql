-- Holds a listener's archive until the transaction ends: two imports of one listener wait for each other, and nobody else.
-- False: the listener is gone.
create or replace function listening.lock_listener(p_listener_id bigint)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform from listening.listeners l where l.id = p_listener_id for no key update;
  return found;
end
$$;
comment on function listening.lock_listener(bigint) is 'Holds a listener''s archive until the transaction ends.';
revoke all on function listening.lock_listener(bigint) from public;
grant execute on function listening.lock_listener(bigint) to linernotes_operator, linernotes_worker;
