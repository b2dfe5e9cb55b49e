-- Sets when messages become visible: seconds from now, or a time exactly. Unknown ids give no row.
create or replace function pgmq.set_vt(queue_name text, msg_ids bigint[], vt timestamptz)
returns setof pgmq.message_record language plpgsql volatile
as $$
begin
  if vt is null then
    raise exception using errcode = '22023', message = 'vt cannot be NULL';
  end if;
  return query execute pg_catalog.format(
    $query$
      with held as materialized (
        select m.msg_id from pgmq.%1$I m where m.msg_id = any ($1) order by m.msg_id for update
      ), moved as (
        update pgmq.%1$I m
        set vt = $2
        from held
        where m.msg_id = held.msg_id
        returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers
      )
      select * from moved order by moved.msg_id
    $query$, pgmq.format_table_name(queue_name, 'q'))
  using msg_ids, vt;
end
$$;

create or replace function pgmq.set_vt(queue_name text, msg_ids bigint[], vt integer)
returns setof pgmq.message_record language plpgsql volatile
as $$
begin
  if vt is null or vt < 0 then
    raise exception using
      errcode = '22023', message = pg_catalog.format('vt must be 0 or more, got: %s', coalesce(vt::text, 'NULL'));
  end if;
  return query select * from pgmq.set_vt(
    queue_name, msg_ids, pg_catalog.clock_timestamp() + pg_catalog.make_interval(secs => vt));
end
$$;

create or replace function pgmq.set_vt(queue_name text, msg_id bigint, vt integer)
returns setof pgmq.message_record language sql volatile
as $$
  select * from pgmq.set_vt(queue_name, array[msg_id], vt)
$$;

create or replace function pgmq.set_vt(queue_name text, msg_id bigint, vt timestamptz)
returns setof pgmq.message_record language sql volatile
as $$
  select * from pgmq.set_vt(queue_name, array[msg_id], vt)
$$;
comment on function pgmq.set_vt(text, bigint, integer) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint, integer) from public;
comment on function pgmq.set_vt(text, bigint, timestamptz) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint, timestamptz) from public;
comment on function pgmq.set_vt(text, bigint[], integer) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint[], integer) from public;
comment on function pgmq.set_vt(text, bigint[], timestamptz) is 'Sets when messages become visible.';
revoke all on function pgmq.set_vt(text, bigint[], timestamptz) from public;
