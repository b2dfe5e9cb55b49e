-- Sends messages, with headers and a delay as the form says. Returns the ids in input order.
create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[], delay timestamptz)
returns setof bigint language plpgsql volatile
as $$
begin
  perform pgmq._validate_batch_params(msgs, headers);
  if delay is null then
    raise exception using errcode = '22023', message = 'delay cannot be NULL';
  end if;
  return query select * from pgmq._send_batch(queue_name, msgs, headers, delay);
end
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[], delay integer)
returns setof bigint language sql volatile
as $$
  select * from pgmq.send_batch(queue_name, msgs, headers, pgmq._delayed(delay))
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[])
returns setof bigint language sql volatile
as $$
  select * from pgmq.send_batch(queue_name, msgs, null::jsonb[], pg_catalog.clock_timestamp())
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[])
returns setof bigint language sql volatile
as $$
  select * from pgmq.send_batch(queue_name, msgs, headers, pg_catalog.clock_timestamp())
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], delay integer)
returns setof bigint language sql volatile
as $$
  select * from pgmq.send_batch(queue_name, msgs, null::jsonb[], pgmq._delayed(delay))
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], delay timestamptz)
returns setof bigint language sql volatile
as $$
  select * from pgmq.send_batch(queue_name, msgs, null::jsonb[], delay)
$$;
comment on function pgmq.send_batch(text, jsonb[]) is 'Sends messages; returns their ids in input order.';
revoke all on function pgmq.send_batch(text, jsonb[]) from public;
comment on function pgmq.send_batch(text, jsonb[], jsonb[]) is 'Sends messages; returns their ids in input order.';
revoke all on function pgmq.send_batch(text, jsonb[], jsonb[]) from public;
comment on function pgmq.send_batch(text, jsonb[], integer) is 'Sends messages; returns their ids in input order.';
revoke all on function pgmq.send_batch(text, jsonb[], integer) from public;
comment on function pgmq.send_batch(text, jsonb[], timestamptz) is 'Sends messages; returns their ids in input order.';
revoke all on function pgmq.send_batch(text, jsonb[], timestamptz) from public;
comment on function pgmq.send_batch(text, jsonb[], jsonb[], integer) is 'Sends messages; returns their ids in input order.';
revoke all on function pgmq.send_batch(text, jsonb[], jsonb[], integer) from public;
comment on function pgmq.send_batch(text, jsonb[], jsonb[], timestamptz) is 'Sends messages; returns their ids in input order.';
revoke all on function pgmq.send_batch(text, jsonb[], jsonb[], timestamptz) from public;
