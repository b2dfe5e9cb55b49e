-- Compiles linernotes."acknowledge_and_read@<queue>": what linernotes.acknowledge_and_read does, for one queue.
create or replace function linernotes.compile_acknowledge_and_read(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_function text := format(
    'linernotes.%I(bigint[], integer[], integer, integer)', 'acknowledge_and_read@' || p_queue);
begin
  execute format(
    $template$
create or replace function linernotes.%1$I(
  p_message_ids bigint[], p_read_counts integer[], p_limit integer, p_visibility_timeout_seconds integer)
returns table (
  is_next boolean, msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz,
  message jsonb, headers jsonb, attempts integer, deferrals integer)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $body$
begin
  if cardinality(p_message_ids) > 0 then
    return query
    select false, a.msg_id, p_read_counts[array_position(p_message_ids, a.msg_id)],
      null::timestamptz, null::timestamptz, null::jsonb, null::jsonb, null::integer, null::integer
    from linernotes.%2$I(p_message_ids, p_read_counts) as a (msg_id);
  end if;
  return query select true, r.* from linernotes.%3$I(p_limit, p_visibility_timeout_seconds) as r;
end
$body$
    $template$, 'acknowledge_and_read@' || p_queue, 'acknowledge@' || p_queue, 'read@' || p_queue);
  execute format('comment on function %s is %L', v_function, 'What linernotes.acknowledge_and_read does, for one queue.');
  execute format('revoke all on function %s from public', v_function);
  execute format('grant execute on function %s to linernotes_worker', v_function);
end
$$;
comment on function linernotes.compile_acknowledge_and_read(text) is
  'Internal: compiles acknowledge_and_read for one queue.';
revoke all on function linernotes.compile_acknowledge_and_read(text) from public;
