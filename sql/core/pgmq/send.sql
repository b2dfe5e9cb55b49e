-- Sends a message; headers and a delay (seconds, or the time at which it becomes visible) as the form says.
-- Each form inserts by itself: one that called another would send a tenth slower.
create or replace function pgmq.send(queue_name text, msg jsonb, headers jsonb, delay timestamptz)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
begin
  if delay is null then
    raise exception using errcode = '22023', message = 'delay cannot be NULL';
  end if;
  execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers) values ($1, $2, $3) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  into v_id using delay, msg, headers;
  return next v_id;
end
$$;

create or replace function pgmq.send(queue_name text, msg jsonb)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
begin
  execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers) values ($1, $2, $3) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  into v_id using pg_catalog.clock_timestamp(), msg, null::jsonb;
  return next v_id;
end
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, headers jsonb)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
begin
  execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers) values ($1, $2, $3) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  into v_id using pg_catalog.clock_timestamp(), msg, headers;
  return next v_id;
end
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, delay integer)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
begin
  execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers) values ($1, $2, $3) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  into v_id using pgmq._delayed(delay), msg, null::jsonb;
  return next v_id;
end
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, delay timestamptz)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
begin
  if delay is null then
    raise exception using errcode = '22023', message = 'delay cannot be NULL';
  end if;
  execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers) values ($1, $2, $3) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  into v_id using delay, msg, null::jsonb;
  return next v_id;
end
$$;

create or replace function pgmq.send(queue_name text, msg jsonb, headers jsonb, delay integer)
returns setof bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id bigint;
begin
  execute pg_catalog.format(
    'insert into pgmq.%I (vt, message, headers) values ($1, $2, $3) returning msg_id',
    pgmq.format_table_name(queue_name, 'q'))
  into v_id using pgmq._delayed(delay), msg, headers;
  return next v_id;
end
$$;
comment on function pgmq.send(text, jsonb, jsonb, timestamptz) is 'Sends a message; returns its id.';
revoke all on function pgmq.send(text, jsonb, jsonb, timestamptz) from public;
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
