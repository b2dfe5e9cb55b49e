-- Notes that the handling of messages begins that were lost before: only then does the death of the worker count against
-- them. Workers call it before their handler starts, and only for such messages: the first delivery costs nothing.
-- What is settled is forgotten by itself; linernotes.end_handling forgets what could not be settled.
-- Returns the ids whose fence held. See docs/decisions/0011-blame-needs-proof.md
create or replace function linernotes.begin_handling(
  p_queue text, p_message_ids bigint[], p_read_counts integer[], p_deaths_granted integer)
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := linernotes.checked_queue(p_queue);
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  if p_deaths_granted is null or p_deaths_granted < 1 then
    raise exception using errcode = 'LN002', message = 'p_deaths_granted must be 1 or more';
  end if;
  return query execute format(
    $query$
      with held as materialized (
        select m.msg_id, m.read_ct, m.enqueued_at
        from pgmq.%I m
        join unnest($1, $2) as given (msg_id, read_ct) on m.msg_id = given.msg_id and m.read_ct = given.read_ct
      ), begun as (
        insert into linernotes.begun_handlings (
          queue, msg_id, read_ct, enqueued_at, server_started_at, begun_at, deaths_granted)
        select $3, held.msg_id, held.read_ct, held.enqueued_at, pg_postmaster_start_time(), clock_timestamp(), $4
        from held
        order by held.msg_id
        on conflict do nothing
      )
      select held.msg_id from held order by held.msg_id
    $query$, 'q_' || v_queue)
  using p_message_ids, p_read_counts, v_queue, p_deaths_granted;
end
$$;
comment on function linernotes.begin_handling(text, bigint[], integer[], integer) is
  'Notes that the handling of messages begins that were lost before; returns the ids still held.';
revoke all on function linernotes.begin_handling(text, bigint[], integer[], integer) from public;
grant execute on function linernotes.begin_handling(text, bigint[], integer[], integer) to linernotes_worker;
