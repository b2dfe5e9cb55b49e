-- Compiles for one queue what linernotes.acknowledge, read and acknowledge_and_read do.
--
-- Their statements name the tables, so that a session plans them once. The settings say that a plan depends neither on
-- values nor on statistics of a table that was empty or full when somebody looked.
create or replace function linernotes.compile_settling(p_queue text, p_is_fair boolean)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_columns constant text := 'msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz, '
    'message jsonb, headers jsonb, attempts integer, deferrals integer';
  v_compiled record;
begin
  for v_compiled in
    select c.name, c.arguments, c.result, c.blocks
    from (values
      ('acknowledge', 'p_message_ids bigint[], p_read_counts integer[]', 'setof bigint',
        linernotes.acknowledge_block(p_queue, 'select g.msg_id from unnest(v_gone) as g (msg_id) order by g.msg_id')),
      ('read', 'p_limit integer, p_visibility_timeout_seconds integer', format('table (%s)', v_columns),
        linernotes.read_block(p_queue, p_is_fair, '')),
      ('acknowledge_and_read',
        'p_message_ids bigint[], p_read_counts integer[], p_limit integer, p_visibility_timeout_seconds integer',
        format('table (is_next boolean, %s)', v_columns),
        'if cardinality(p_message_ids) > 0 then'
          || linernotes.acknowledge_block(p_queue,
            'select false, g.msg_id, p_read_counts[array_position(p_message_ids, g.msg_id)], null::timestamptz, '
            'null::timestamptz, null::jsonb, null::jsonb, null::integer, null::integer '
            'from unnest(v_gone) as g (msg_id) order by g.msg_id')
          || 'end if;' || linernotes.read_block(p_queue, p_is_fair, 'true,'))
    ) as c (name, arguments, result, blocks)
  loop
    execute format(
      $template$
create or replace function linernotes.%1$I(%2$s)
returns %3$s language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
as $body$
#variable_conflict use_column
begin
%4$s
end
$body$
      $template$, linernotes.compiled_name(v_compiled.name, p_queue), v_compiled.arguments, v_compiled.result, v_compiled.blocks);
    execute format('comment on function %s is %L',
      format('linernotes.%I', linernotes.compiled_name(v_compiled.name, p_queue)), format('linernotes.%s for one queue.', v_compiled.name));
    execute format('revoke all on function %s from public', format('linernotes.%I', linernotes.compiled_name(v_compiled.name, p_queue)));
    execute format('grant execute on function %s to linernotes_worker',
      format('linernotes.%I', linernotes.compiled_name(v_compiled.name, p_queue)));
  end loop;
end
$$;
comment on function linernotes.compile_settling(text, boolean) is
  'Internal: compiles acknowledge, read and acknowledge_and_read for one queue.';
revoke all on function linernotes.compile_settling(text, boolean) from public;
