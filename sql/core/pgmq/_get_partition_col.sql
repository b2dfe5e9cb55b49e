-- What a queue is partitioned by: an integer counts messages, anything else is a length of time.
create or replace function pgmq._get_partition_col(partition_interval text)
returns text language sql immutable
return case
    when partition_interval !~ '^\s*[-+]?[0-9]+\s*$' then 'enqueued_at'
    when partition_interval::numeric not between -2147483648 and 2147483647 then 'enqueued_at'
    else 'msg_id'
  end;
comment on function pgmq._get_partition_col(text) is 'Internal: the column by which a queue is partitioned.';
revoke all on function pgmq._get_partition_col(text) from public;
