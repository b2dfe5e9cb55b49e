-- All reports of which plays are to be made anew after some came: those of their songs, as far as one is within a day of
-- the next; and likewise around reports whose play may now begin later, since the play before them ended with a new one.
-- p_song_ids: songs that are made anew as a whole. previous_end_ms: when the play before ended, as the same source tells.
create or replace function listening.islands(p_listener_id bigint, p_report_ids bigint[], p_song_ids bigint[])
returns table (
  id bigint, song_id bigint, play_id bigint, source text, at_ms bigint, precision_ms integer, anchor text,
  ms_played integer, offline_start_ms bigint, flags integer, ordinal integer, spotify_id text, isrc text,
  duration_ms integer, previous_end_ms bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  c_day constant bigint := 86400000;
  c_slack constant bigint := 2000;
  v_songs bigint[];
  v_lows bigint[];
  v_highs bigint[];
  v_grew boolean := true;
begin
  with came as (
    select r.song_id, r.at_ms, r.source, r.anchor from listening.reports r where r.id = any (p_report_ids)
  ), followed as (
    select f.song_id, f.at_ms
    from came c
    cross join lateral (
      select min(n.at_ms) as at_ms from listening.reports n
      where n.listener_id = p_listener_id and n.source = c.source and n.anchor = 'end' and n.at_ms > c.at_ms) as n
    join listening.reports f on f.listener_id = p_listener_id and f.source = c.source and f.anchor = 'end'
      and f.at_ms - coalesce(f.ms_played, 0) >= c.at_ms - c_slack
      and f.at_ms - coalesce(f.ms_played, 0) < n.at_ms - c_slack
    where c.anchor = 'end'
  ), touched as (
    select t.song_id, t.at_ms, lag(t.at_ms) over (partition by t.song_id order by t.at_ms) as before
    from (select c.song_id, c.at_ms from came c union select f.song_id, f.at_ms from followed f) t
  ), run as (
    select t.song_id, t.at_ms,
      count(*) filter (where t.before is null or t.at_ms - t.before > c_day)
        over (partition by t.song_id order by t.at_ms) as number
    from touched t
  )
  select array_agg(x.song_id), array_agg(x.low), array_agg(x.high) into v_songs, v_lows, v_highs
  from (
    select r.song_id, min(r.at_ms) as low, max(r.at_ms) as high from run r group by r.song_id, r.number
    union all
    select s, (-1)::bigint << 60, 1::bigint << 60 from unnest(p_song_ids) as s
  ) x;

  while v_grew loop
    select array_agg(w.song_id), array_agg(least(w.low, e.low)), array_agg(greatest(w.high, e.high)),
      coalesce(bool_or(e.low < w.low or e.high > w.high), false)
    into v_songs, v_lows, v_highs, v_grew
    from unnest(v_songs, v_lows, v_highs) as w(song_id, low, high)
    cross join lateral (
      select min(r.at_ms) as low, max(r.at_ms) as high from listening.reports r
      where r.listener_id = p_listener_id and r.song_id = w.song_id and r.at_ms between w.low - c_day and w.high + c_day
    ) as e;
  end loop;

  return query
  select r.id, r.song_id, r.play_id, r.source, r.at_ms, r.precision_ms, r.anchor, r.ms_played, r.offline_start_ms,
    r.flags, r.ordinal, r.spotify_id, r.isrc, r.duration_ms, (
      select max(p.at_ms) from listening.reports p
      where r.anchor = 'end' and p.listener_id = p_listener_id and p.source = r.source and p.anchor = 'end'
        and p.at_ms <= r.at_ms - coalesce(r.ms_played, 0) + c_slack and p.at_ms < r.at_ms)
  from listening.reports r
  where r.id in (
    select i.id
    from unnest(v_songs, v_lows, v_highs) as w(song_id, low, high)
    join listening.reports i on i.listener_id = p_listener_id and i.song_id = w.song_id
      and i.at_ms between w.low and w.high);
end
$$;
comment on function listening.islands(bigint, bigint[], bigint[]) is 'All reports of which plays are to be made anew.';
revoke all on function listening.islands(bigint, bigint[], bigint[]) from public;
grant execute on function listening.islands(bigint, bigint[], bigint[]) to linernotes_operator, linernotes_worker;
