-- Sends the chunks of a run that are not settled and have no message; returns how many.
create or replace function playlists.send_chunks(p_run uuid)
returns integer language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_chunks bigint[];
begin
  select array_agg(c.chunk_id order by c.number) into v_chunks
  from playlists.chunks c
  where c.run_id = p_run and c.settled_at is null
    and not exists (
      select from pgmq.q_playlist_enrichment m
      where m.headers ->> 'run' = p_run::text and m.message ->> 'chunkId' = c.chunk_id::text);
  if v_chunks is null then
    return 0;
  end if;
  perform linernotes.send_batch(
    'playlist_enrichment',
    (select array_agg(jsonb_build_object('chunkId', c) order by n) from unnest(v_chunks) with ordinality as u(c, n)),
    array_fill(jsonb_build_object('run', p_run, 'v', 1, 'hop', 0), array[cardinality(v_chunks)]));
  return cardinality(v_chunks);
end
$$;
comment on function playlists.send_chunks(uuid) is 'Sends the chunks of a run that are not settled and have no message.';
revoke all on function playlists.send_chunks(uuid) from public;
