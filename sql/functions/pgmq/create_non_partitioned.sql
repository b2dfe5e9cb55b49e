-- Creates a queue: table, archive, indexes, row in pgmq.meta. Silent when it exists.
-- Its tables belong to linernotes_owner whoever calls. A second name that differs by case only is refused:
-- both would share the tables.
create or replace function pgmq.create_non_partitioned(queue_name text)
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text := queue_name;
  v_queue_table text;
  v_archive_table text;
  v_twin text;
begin
  perform pgmq.validate_queue_name(v_name);
  v_queue_table := pgmq.format_table_name(v_name, 'q');
  v_archive_table := pgmq.format_table_name(v_name, 'a');
  perform pgmq.acquire_queue_lock(v_name);

  select m.queue_name into v_twin
  from pgmq.meta m
  where lower(m.queue_name::text collate "C") = lower(v_name collate "C") and m.queue_name <> v_name;
  if found then
    raise exception using
      errcode = '42710',
      message = format('queue "%s" would share its tables with queue "%s"', v_name, v_twin),
      hint = 'Names of queues must differ by more than case.';
  end if;
  if to_regclass(format('pgmq.%I', v_queue_table)) is null then
    execute format(
      'create table pgmq.%I ('
      '  msg_id bigint primary key generated always as identity,'
      '  read_ct integer not null default 0,'
      '  enqueued_at timestamptz not null default now(),'
      '  last_read_at timestamptz,'
      '  vt timestamptz not null,'
      '  message jsonb,'
      '  headers jsonb)', v_queue_table);
    execute format('create index %I on pgmq.%I (vt)', v_queue_table || '_vt_idx', v_queue_table);
  end if;
  if to_regclass(format('pgmq.%I', v_archive_table)) is null then
    execute format(
      'create table pgmq.%I ('
      '  msg_id bigint primary key,'
      '  read_ct integer not null default 0,'
      '  enqueued_at timestamptz not null default now(),'
      '  last_read_at timestamptz,'
      '  archived_at timestamptz not null default now(),'
      '  vt timestamptz not null,'
      '  message jsonb,'
      '  headers jsonb)', v_archive_table);
    execute format('create index %I on pgmq.%I (archived_at)', 'archived_at_idx_' || substr(v_archive_table, 3),
      v_archive_table);
  end if;
  insert into pgmq.meta (queue_name, is_partitioned, is_unlogged)
  values (v_name, false, false)
  on conflict do nothing;
end
$$;
comment on function pgmq.create_non_partitioned(text) is 'Creates a queue; silent when it exists.';
revoke all on function pgmq.create_non_partitioned(text) from public;
