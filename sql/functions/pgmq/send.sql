-- Sends a message; headers and a delay (seconds, or the time at which it becomes visible) as the form says.
create or replace function pgmq.send(queue_name text, msg jsonb, headers jsonb, delay timestamptz)
returns setof bigint language plpgsql volatile
as $$
begin
  if delay is null then
    raise exception using errcode = '22023', message = 'delay cannot be NULL';
  end if;
  return query execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers) values ($1, $2, $3) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  using delay, msg, headers;
end
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, headers jsonb, delay integer)
returns setof bigint language plpgsql volatile
as $$
begin
  return query select * from pgmq.send(queue_name, msg, headers, pgmq._delayed(delay));
end
$$;

create or replace function pgmq.send(queue_name text, msg jsonb)
returns setof bigint language sql volatile
as $$
  select * from pgmq.send(queue_name, msg, null::jsonb, pg_catalog.clock_timestamp())
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, headers jsonb)
returns setof bigint language sql volatile
as $$
  select * from pgmq.send(queue_name, msg, headers, pg_catalog.clock_timestamp())
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, delay integer)
returns setof bigint language sql volatile
as $$
  select * from pgmq.send(queue_name, msg, null::jsonb, pgmq._delayed(delay))
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, delay timestamptz)
returns setof bigint language sql volatile
as $$
  select * from pgmq.send(queue_name, msg, null::jsonb, delay)
$$;
comment on function pgmq.send(text, jsonb) is 'Sends a message; returns its id.';
revoke all on function pgmq.send(text, jsonb) from public;
comment on function pgmq.send(text, jsonb, jsonb) is 'Sends a message; returns its id.';
revoke all on function pgmq.send(text, jsonb, jsonb) from public;
comment on function pgmq.send(text, jsonb, integer) is 'Sends a message; returns its id.';
revoke all on function pgmq.send(text, jsonb, integer) from public;
comment on function pgmq.send(text, jsonb, timestamptz) is 'Sends a message; returns its id.';
revoke all on function pgmq.send(text, jsonb, timestamptz) from public;
comment on function pgmq.send(text, jsonb, jsonb, integer) is 'Sends a message; returns its id.';
revoke all on function pgmq.send(text, jsonb, jsonb, integer) from public;
comment on function pgmq.send(text, jsonb, jsonb, timestamptz) is 'Sends a message; returns its id.';
revoke all on function pgmq.send(text, jsonb, jsonb, timestamptz) from public;
