-- Makes the tables of a queue that is not partitioned, its indexes and its row in pgmq.meta, where they are missing.
create or replace function pgmq._create_queue(queue_name text, is_unlogged boolean)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue_table text := pgmq.format_table_name(queue_name, 'q');
  v_archive_table text := pgmq.format_table_name(queue_name, 'a');
begin
  execute pg_catalog.format(
    'create %s table if not exists pgmq.%I ('
    '  msg_id bigint primary key generated always as identity,'
    '  read_ct integer not null default 0,'
    '  enqueued_at timestamptz not null default now(),'
    '  last_read_at timestamptz,'
    '  vt timestamptz not null,'
    '  message jsonb,'
    '  headers jsonb)', case when is_unlogged then 'unlogged' else '' end, v_queue_table);
  execute pg_catalog.format(
    'create table if not exists pgmq.%I ('
    '  msg_id bigint primary key,'
    '  read_ct integer not null default 0,'
    '  enqueued_at timestamptz not null default now(),'
    '  last_read_at timestamptz,'
    '  archived_at timestamptz not null default now(),'
    '  vt timestamptz not null,'
    '  message jsonb,'
    '  headers jsonb)', v_archive_table);
  execute pg_catalog.format('create index if not exists %I on pgmq.%I (vt)', v_queue_table || '_vt_idx', v_queue_table);
  execute pg_catalog.format('create index if not exists %I on pgmq.%I (archived_at)',
    'archived_at_idx_' || queue_name, v_archive_table);
  if is_unlogged then
    -- The numbers outlive a crash, which empties the table: an archived message has its number for ever.
    execute pg_catalog.format('alter sequence pgmq.%I set logged', v_queue_table || '_msg_id_seq');
  end if;
  perform pgmq._go_on_above_archive(queue_name);
  insert into pgmq.meta (queue_name, is_partitioned, is_unlogged)
  values (_create_queue.queue_name, false, _create_queue.is_unlogged)
  on conflict do nothing;
end
$$;
comment on function pgmq._create_queue(text, boolean) is 'Internal: makes the tables of a queue where they are missing.';
revoke all on function pgmq._create_queue(text, boolean) from public;
