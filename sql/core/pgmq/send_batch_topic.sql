-- Sends messages to each queue that has a pattern for their routing key, queue by queue in order of their names,
-- with headers and a delay as the form says. Returns what each queue got, in input order.
create or replace function pgmq.send_batch_topic(routing_key text, msgs jsonb[], headers jsonb[], delay timestamptz)
returns table (queue_name text, msg_id bigint) language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgmq.validate_routing_key(routing_key);
  perform pgmq._validate_batch_params(msgs, headers);
  if delay is null then
    raise exception using errcode = '22023', message = 'delay cannot be NULL';
  end if;
  for queue_name in select * from pgmq._route(routing_key) loop
    for msg_id in select * from pgmq._send_batch(queue_name, msgs, headers, delay) loop
      return next;
    end loop;
  end loop;
end
$$;

create or replace function pgmq.send_batch_topic(routing_key text, msgs jsonb[])
returns table (queue_name text, msg_id bigint) language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select * from pgmq.send_batch_topic(routing_key, msgs, null::jsonb[], pg_catalog.clock_timestamp())
$$;

create or replace function pgmq.send_batch_topic(routing_key text, msgs jsonb[], headers jsonb[])
returns table (queue_name text, msg_id bigint) language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select * from pgmq.send_batch_topic(routing_key, msgs, headers, pg_catalog.clock_timestamp())
$$;

create or replace function pgmq.send_batch_topic(routing_key text, msgs jsonb[], delay integer)
returns table (queue_name text, msg_id bigint) language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select * from pgmq.send_batch_topic(routing_key, msgs, null::jsonb[], pgmq._delayed(delay))
$$;

create or replace function pgmq.send_batch_topic(routing_key text, msgs jsonb[], delay timestamptz)
returns table (queue_name text, msg_id bigint) language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select * from pgmq.send_batch_topic(routing_key, msgs, null::jsonb[], delay)
$$;

create or replace function pgmq.send_batch_topic(routing_key text, msgs jsonb[], headers jsonb[], delay integer)
returns table (queue_name text, msg_id bigint) language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select * from pgmq.send_batch_topic(routing_key, msgs, headers, pgmq._delayed(delay))
$$;
comment on function pgmq.send_batch_topic(text, jsonb[], jsonb[], timestamptz) is
  'Sends messages by routing key; returns what each queue got.';
revoke all on function pgmq.send_batch_topic(text, jsonb[], jsonb[], timestamptz) from public;
comment on function pgmq.send_batch_topic(text, jsonb[]) is
  'Sends messages by routing key; returns what each queue got.';
revoke all on function pgmq.send_batch_topic(text, jsonb[]) from public;
comment on function pgmq.send_batch_topic(text, jsonb[], jsonb[]) is
  'Sends messages by routing key; returns what each queue got.';
revoke all on function pgmq.send_batch_topic(text, jsonb[], jsonb[]) from public;
comment on function pgmq.send_batch_topic(text, jsonb[], integer) is
  'Sends messages by routing key; returns what each queue got.';
revoke all on function pgmq.send_batch_topic(text, jsonb[], integer) from public;
comment on function pgmq.send_batch_topic(text, jsonb[], timestamptz) is
  'Sends messages by routing key; returns what each queue got.';
revoke all on function pgmq.send_batch_topic(text, jsonb[], timestamptz) from public;
comment on function pgmq.send_batch_topic(text, jsonb[], jsonb[], integer) is
  'Sends messages by routing key; returns what each queue got.';
revoke all on function pgmq.send_batch_topic(text, jsonb[], jsonb[], integer) from public;
