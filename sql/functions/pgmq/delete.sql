-- Deletes messages, held or not. Returns the ids that were there.
create or replace function pgmq.delete(queue_name text, msg_ids bigint[])
returns setof bigint language plpgsql volatile
as $$
begin
  return query execute pg_catalog.format(
    $query$
      with held as materialized (
        select m.msg_id from pgmq.%1$I m where m.msg_id = any ($1) order by m.msg_id for update
      ), gone as (
        delete from pgmq.%1$I m using held where m.msg_id = held.msg_id returning m.msg_id
      )
      select gone.msg_id from gone order by gone.msg_id
    $query$, pgmq.format_table_name(queue_name, 'q'))
  using msg_ids;
end
$$;

create or replace function pgmq.delete(queue_name text, msg_id bigint)
returns boolean language sql volatile
as $$
  select exists (select from pgmq.delete(queue_name, array[msg_id]))
$$;
comment on function pgmq.delete(text, bigint) is 'Deletes a message; false when it is gone.';
revoke all on function pgmq.delete(text, bigint) from public;
comment on function pgmq.delete(text, bigint[]) is 'Deletes messages; returns the ids that were there.';
revoke all on function pgmq.delete(text, bigint[]) from public;
