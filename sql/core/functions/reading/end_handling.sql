-- Forgets that the handling of these deliveries has begun: their worker lives, and could only not settle them.
-- Deletes and writes nothing, so that it works while the disk is full.
create or replace function linernotes.end_handling(p_queue text, p_message_ids bigint[], p_read_counts integer[])
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform linernotes.check_fence(p_message_ids, p_read_counts);
  delete from linernotes.begun_handlings b
  using unnest(p_message_ids, p_read_counts) as given (msg_id, read_ct)
  where b.queue = lower(p_queue collate "C") and b.msg_id = given.msg_id and b.read_ct = given.read_ct;
end
$$;
comment on function linernotes.end_handling(text, bigint[], integer[]) is
  'Forgets that the handling of these deliveries has begun: their worker lives.';
revoke all on function linernotes.end_handling(text, bigint[], integer[]) from public;
grant execute on function linernotes.end_handling(text, bigint[], integer[]) to linernotes_worker;
