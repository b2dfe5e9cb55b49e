-- Looks closely at messages that a read has locked: sets aside what can't be handed out, and returns what can, in the
-- order given, up to 8 MiB of JSON and one message at least. What is over that stays due.
-- To measure or to move 200 MB takes seconds: it is done while there is time, and once at least.
create or replace function linernotes.sift(
  p_queue text, p_ids bigint[], p_now timestamptz, p_until timestamptz, out ids bigint[], out set_aside integer)
returns record language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_bytes_left bigint := 8388608;
  v_message record;
  v_measured record;
  v_cause jsonb;
begin
  ids := '{}';
  set_aside := 0;
  for v_message in
    select w.* from linernotes.weigh(p_queue, p_ids) as w order by w.position
  loop
    v_cause := linernotes.refusal(
      v_message.read_ct, v_message.lost, v_message.deaths, v_message.deaths_granted, v_message.message_bytes,
      v_message.headers_bytes, v_message.problem);
    if v_cause is not null or v_message.bytes is null then
      continue when set_aside > 0 and clock_timestamp() > p_until;
    end if;
    if v_cause is null and v_message.bytes is null then
      select l.* into v_measured from linernotes.text_lengths(p_queue, array[v_message.msg_id]) as l;
      v_message.bytes := v_measured.message_bytes + v_measured.headers_bytes;
      v_cause := linernotes.refusal(
        0, 0, 0, null, v_measured.message_bytes, v_measured.headers_bytes, v_measured.problem);
    end if;
    if v_cause is not null then
      set_aside := set_aside
        + linernotes.set_aside(p_queue, v_message.msg_id, v_message.read_ct, v_cause, p_now)::int;
    elsif v_message.bytes <= v_bytes_left or ids = '{}' then
      ids := ids || v_message.msg_id;
      v_bytes_left := v_bytes_left - v_message.bytes;
    end if;
  end loop;
end
$$;
comment on function linernotes.sift(text, bigint[], timestamptz, timestamptz) is
  'Internal: sets aside what a read can''t hand out, and returns what it can.';
revoke all on function linernotes.sift(text, bigint[], timestamptz, timestamptz) from public;
