-- The trigger of watched queues: wakes listeners on linernotes_<queue> when a transaction that sent commits.
create or replace function linernotes.notify_queue()
returns trigger language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('linernotes_' || tg_argv[0], '');
  return null;
end
$$;
comment on function linernotes.notify_queue() is
  'Trigger: wakes listeners on the channel linernotes_<queue>.';
revoke all on function linernotes.notify_queue() from public;
