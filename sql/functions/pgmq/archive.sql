-- Moves messages, held or not, to the archive. Returns the ids that were there.
create or replace function pgmq.archive(queue_name text, msg_ids bigint[])
returns setof bigint language plpgsql volatile
as $$
begin
  return query execute pg_catalog.format(
    $query$
      with held as materialized (
        select m.msg_id from pgmq.%1$I m where m.msg_id = any ($1) order by m.msg_id for update
      ), gone as (
        delete from pgmq.%1$I m using held where m.msg_id = held.msg_id
        returning m.msg_id, m.read_ct, m.enqueued_at, m.last_read_at, m.vt, m.message, m.headers
      ), archived as (
        insert into pgmq.%2$I (msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers)
        select gone.msg_id, gone.read_ct, gone.enqueued_at, gone.last_read_at, gone.vt, gone.message, gone.headers
        from gone
        returning msg_id
      )
      select archived.msg_id from archived order by archived.msg_id
    $query$, pgmq.format_table_name(queue_name, 'q'), pgmq.format_table_name(queue_name, 'a'))
  using msg_ids;
end
$$;

create or replace function pgmq.archive(queue_name text, msg_id bigint)
returns boolean language sql volatile
as $$
  select exists (select from pgmq.archive(queue_name, array[msg_id]))
$$;
comment on function pgmq.archive(text, bigint) is 'Archives a message; false when it is gone.';
revoke all on function pgmq.archive(text, bigint) from public;
comment on function pgmq.archive(text, bigint[]) is 'Archives messages; returns the ids that were there.';
revoke all on function pgmq.archive(text, bigint[]) from public;
