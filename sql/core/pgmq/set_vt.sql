-- Sets when messages become visible: seconds from now, or a time exactly. Unknown ids give no row.
-- Of several the index on the id is the only way: so locks are taken, and rows returned, in their order, and two who name
-- the same messages never wait for each other in a ring.
create or replace function pgmq.set_vt(queue_name text, msg_ids bigint[], vt timestamptz)
returns setof pgmq.message_record language plpgsql volatile
set enable_seqscan = off set enable_bitmapscan = off
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute pgmq._set_vt_statement(queue_name, '= any ($1)', vt) using msg_ids, vt;
end
$$;

create or replace function pgmq.set_vt(queue_name text, msg_ids bigint[], vt integer)
returns setof pgmq.message_record language plpgsql volatile
set enable_seqscan = off set enable_bitmapscan = off
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := pgmq._visible_in(vt);
begin
  return query execute pgmq._set_vt_statement(queue_name, '= any ($1)', v_at) using msg_ids, v_at;
end
$$;

create or replace function pgmq.set_vt(queue_name text, msg_id bigint, vt integer)
returns setof pgmq.message_record language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := pgmq._visible_in(vt);
begin
  return query execute pgmq._set_vt_statement(queue_name, '= $1', v_at) using msg_id, v_at;
end
$$;

create or replace function pgmq.set_vt(queue_name text, msg_id bigint, vt timestamptz)
returns setof pgmq.message_record language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute pgmq._set_vt_statement(queue_name, '= $1', vt) using msg_id, vt;
end
$$;
comment on function pgmq.set_vt(text, bigint, integer) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint, integer) from public;
comment on function pgmq.set_vt(text, bigint, timestamptz) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint, timestamptz) from public;
comment on function pgmq.set_vt(text, bigint[], integer) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint[], integer) from public;
comment on function pgmq.set_vt(text, bigint[], timestamptz) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint[], timestamptz) from public;
