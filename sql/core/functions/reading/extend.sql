-- Lengthens the visibility timeout of messages still held. Returns the ids whose fence held.
create or replace function linernotes.extend(
  p_queue text, p_message_ids bigint[], p_read_counts integer[], p_visibility_timeout_seconds integer)
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
  v_now timestamptz := linernotes.current_time();
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  if p_visibility_timeout_seconds is null or p_visibility_timeout_seconds not between 0 and 86400 then
    raise exception using errcode = 'LN002', message = 'p_visibility_timeout_seconds must be 0 to 86400';
  end if;
  return query execute format(
    $query$
      with held as materialized (
        select m.msg_id
        from pgmq.%1$I m
        join unnest($1, $2) as given (msg_id, read_ct) on m.msg_id = given.msg_id and m.read_ct = given.read_ct
        order by m.msg_id
        for update of m
      ), moved as (
        update pgmq.%1$I m
        set vt = $3 + make_interval(secs => $4)
        from held
        where m.msg_id = held.msg_id
        returning m.msg_id
      )
      select moved.msg_id from moved order by moved.msg_id
    $query$, 'q_' || v_queue)
  using p_message_ids, p_read_counts, v_now, p_visibility_timeout_seconds;
end
$$;
comment on function linernotes.extend(text, bigint[], integer[], integer) is
  'Lengthens the visibility timeout of messages still held; returns their ids.';
revoke all on function linernotes.extend(text, bigint[], integer[], integer) from public;
grant execute on function linernotes.extend(text, bigint[], integer[], integer) to linernotes_worker;
