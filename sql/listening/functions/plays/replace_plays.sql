-- Puts plays in the place of those that these reports were told of, and keeps the sums. Times are milliseconds since 1970.
-- p_reports and p_report_plays: each report, and the place of its play in the other arrays. The caller holds the
-- listener's lock.
create or replace function listening.replace_plays(
  p_listener_id bigint, p_reports bigint[], p_report_plays integer[], p_song_ids bigint[], p_started_ms bigint[],
  p_started_from_ms bigint[], p_started_to_ms bigint[], p_ended_from_ms bigint[], p_ended_to_ms bigint[],
  p_ms_played integer[], p_ms_counted integer[], p_flags text[], p_sources text[], p_ordinals integer[])
returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  v_old bigint[];
begin
  v_old := array(
    select distinct r.play_id from listening.reports r where r.id = any (p_reports) and r.play_id is not null);
  with gone as (
    delete from listening.plays p where p.id = any (v_old) and p.listener_id = p_listener_id
    returning p.song_id, p.started_at, p.ms_counted
  ), come as (
    select g.song_id, to_timestamp(g.started_ms / 1000.0) as started_at, g.ms_counted
    from unnest(p_song_ids, p_started_ms, p_ms_counted) as g(song_id, started_ms, ms_counted)
  ), changed as (
    select g.song_id, g.started_at, -1 as plays, -g.ms_counted as ms from gone g
    union all
    select c.song_id, c.started_at, 1, c.ms_counted from come c
  ), hours as (
    insert into listening.hours as h (listener_id, hour, plays, ms)
    select p_listener_id, date_bin('1 hour', c.started_at, '2000-01-01 00:00:00+00'), sum(c.plays), sum(c.ms)
    from changed c group by 2 having sum(c.plays) <> 0 or sum(c.ms) <> 0
    on conflict (listener_id, hour) do update set plays = h.plays + excluded.plays, ms = h.ms + excluded.ms
  )
  insert into listening.song_totals as t (listener_id, song_id, plays, ms)
  select p_listener_id, c.song_id, sum(c.plays), sum(c.ms)
  from changed c group by c.song_id having sum(c.plays) <> 0 or sum(c.ms) <> 0
  on conflict (listener_id, song_id) do update set plays = t.plays + excluded.plays, ms = t.ms + excluded.ms;

  with made as (
    insert into listening.plays (listener_id, song_id, started_at, started_from, started_to, ended_from, ended_to,
      ms_played, ms_counted, flags, sources, ordinal)
    select p_listener_id, g.song_id, to_timestamp(g.started_ms / 1000.0), to_timestamp(g.started_from_ms / 1000.0),
      to_timestamp(g.started_to_ms / 1000.0), to_timestamp(g.ended_from_ms / 1000.0),
      to_timestamp(g.ended_to_ms / 1000.0), g.ms_played, g.ms_counted, string_to_array(g.flags, ','),
      string_to_array(g.sources, ','), g.ordinal
    from unnest(p_song_ids, p_started_ms, p_started_from_ms, p_started_to_ms, p_ended_from_ms, p_ended_to_ms,
      p_ms_played, p_ms_counted, p_flags, p_sources, p_ordinals) as g(song_id, started_ms, started_from_ms,
      started_to_ms, ended_from_ms, ended_to_ms, ms_played, ms_counted, flags, sources, ordinal)
    returning id, song_id, started_at, ordinal
  ), numbered as (
    select m.id, g.place
    from unnest(p_song_ids, p_started_ms, p_ordinals) with ordinality as g(song_id, started_ms, ordinal, place)
    join made m on m.song_id = g.song_id and m.started_at = to_timestamp(g.started_ms / 1000.0)
      and m.ordinal = g.ordinal
  )
  update listening.reports r set play_id = n.id
  from unnest(p_reports, p_report_plays) as g(report_id, place)
  join numbered n on n.place = g.place
  where r.id = g.report_id and r.listener_id = p_listener_id;
end
$$;
comment on function listening.replace_plays(bigint, bigint[], integer[], bigint[], bigint[], bigint[], bigint[], bigint[],
  bigint[], integer[], integer[], text[], text[], integer[]) is 'Puts plays in the place of those of the same reports.';
revoke all on function listening.replace_plays(bigint, bigint[], integer[], bigint[], bigint[], bigint[], bigint[], bigint[],
  bigint[], integer[], integer[], text[], text[], integer[]) from public;
grant execute on function listening.replace_plays(bigint, bigint[], integer[], bigint[], bigint[], bigint[], bigint[],
  bigint[], bigint[], integer[], integer[], text[], text[], integer[]) to linernotes_operator, linernotes_worker;
