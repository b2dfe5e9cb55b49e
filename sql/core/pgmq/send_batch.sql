-- Sends messages, with headers and a delay as the form says. Returns the ids in input order.
create or replace function pgmq.send_batch(queue_name text, msgs jsonb[])
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_due_at timestamptz := pg_catalog.clock_timestamp();
begin
  return query execute pgmq._send_statement(queue_name, msgs, null, v_due_at)
  using msgs, null::jsonb[], v_due_at;
end
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[])
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_due_at timestamptz := pg_catalog.clock_timestamp();
begin
  return query execute pgmq._send_statement(queue_name, msgs, headers, v_due_at)
  using msgs, headers, v_due_at;
end
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], delay integer)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_due_at timestamptz := pgmq._delayed(delay);
begin
  return query execute pgmq._send_statement(queue_name, msgs, null, v_due_at)
  using msgs, null::jsonb[], v_due_at;
end
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], delay timestamptz)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute pgmq._send_statement(queue_name, msgs, null, delay)
  using msgs, null::jsonb[], delay;
end
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[], delay integer)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_due_at timestamptz := pgmq._delayed(delay);
begin
  return query execute pgmq._send_statement(queue_name, msgs, headers, v_due_at)
  using msgs, headers, v_due_at;
end
$$;

create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[], delay timestamptz)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute pgmq._send_statement(queue_name, msgs, headers, delay)
  using msgs, headers, delay;
end
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
