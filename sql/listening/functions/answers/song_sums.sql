-- A listener's plays and milliseconds by song, between two times or of all time. With the rights of whoever asks, so that
-- row-level security holds; the sums of all time are kept and need no look at plays.
create or replace function listening.song_sums(p_listener_id bigint, p_from timestamptz, p_to timestamptz)
returns table (song_id bigint, plays bigint, ms bigint) language sql stable
as $$
  select t.song_id, t.plays, t.ms
  from listening.song_totals t
  where t.listener_id = p_listener_id and t.plays > 0 and p_from is null and p_to is null
  union all
  select p.song_id, count(*), sum(p.ms_counted)::bigint
  from listening.plays p
  where p.listener_id = p_listener_id and (p_from is not null or p_to is not null)
    and p.started_at >= coalesce(p_from, '-infinity') and p.started_at < coalesce(p_to, 'infinity')
  group by p.song_id
$$;
comment on function listening.song_sums(bigint, timestamptz, timestamptz) is 'A listener''s plays and milliseconds by song.';
revoke all on function listening.song_sums(bigint, timestamptz, timestamptz) from public;
grant execute on function listening.song_sums(bigint, timestamptz, timestamptz) to linernotes_reader, linernotes_listener;
