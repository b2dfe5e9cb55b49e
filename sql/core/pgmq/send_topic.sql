-- Sends a message to each queue that has a pattern for its routing key. Returns how many those are.
create or replace function pgmq.send_topic(routing_key text, msg jsonb, headers jsonb, delay integer)
returns integer language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text;
  v_count integer := 0;
begin
  perform pgmq.validate_routing_key(routing_key);
  if msg is null then
    raise exception 'msg cannot be NULL';
  end if;
  if delay < 0 then
    raise exception 'delay cannot be negative, got: %', delay;
  end if;
  for v_queue in select * from pgmq._route(routing_key) loop
    perform pgmq.send(v_queue, msg, headers, delay);
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;

create or replace function pgmq.send_topic(routing_key text, msg jsonb)
returns integer language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select pgmq.send_topic(routing_key, msg, null::jsonb, 0)
$$;

create or replace function pgmq.send_topic(routing_key text, msg jsonb, delay integer)
returns integer language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select pgmq.send_topic(routing_key, msg, null::jsonb, delay)
$$;
comment on function pgmq.send_topic(text, jsonb) is 'Sends a message by routing key; returns to how many queues.';
revoke all on function pgmq.send_topic(text, jsonb) from public;
comment on function pgmq.send_topic(text, jsonb, integer) is 'Sends a message by routing key; returns to how many queues.';
revoke all on function pgmq.send_topic(text, jsonb, integer) from public;
comment on function pgmq.send_topic(text, jsonb, jsonb, integer) is
  'Sends a message by routing key; returns to how many queues.';
revoke all on function pgmq.send_topic(text, jsonb, jsonb, integer) from public;
