-- For each message of a batch, in input order: the id it would be sent with, or that of the message that a living key
-- was sent with before. Both are null for a key that stands earlier in the batch.
-- Ids are taken here, before the keys are claimed, so that a key is written once and never without its message's id.
create or replace function linernotes.reserve_ids(p_queue text, p_keys text[], p_now timestamptz)
returns table (new_id bigint, known_id bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_sequence regclass := pg_get_serial_sequence(format('pgmq.%I', 'q_' || p_queue), 'msg_id');
begin
  return query
    select case when o.is_new then nextval(v_sequence) end, o.known_id
    from (
      select
        k.msg_id as known_id,
        g.key is null or (k.msg_id is null and g.position = min(g.position) over (partition by g.key)) as is_new
      from unnest(p_keys) with ordinality as g (key, position)
      left join linernotes.sent_keys k on k.queue = p_queue and k.key = g.key and k.expires_at > p_now
      order by g.position
      offset 0 -- ids are taken after the sort
    ) as o;
end
$$;
comment on function linernotes.reserve_ids(text, text[], timestamptz) is
  'The ids that messages with these keys would be sent with, or were; behind send_once.';
revoke all on function linernotes.reserve_ids(text, text[], timestamptz) from public;
