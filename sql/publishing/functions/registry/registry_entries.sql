-- All that a published feed holds of some ISRCs, as one document each, also for those of which it holds nothing: recordings,
-- unclaimed and unmatched rows, and works with their shares and parties. The partitions are named, so that the planner
-- knows how large they are.
create or replace function publishing.registry_entries(p_feed bigint, p_isrcs text[])
returns table (isrc text, entry jsonb) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
begin
  perform from publishing.feeds f where f.id = p_feed and f.state = 'published';
  if not found then
    raise exception using errcode = 'LN002', message = format('there is no feed %s', p_feed);
  end if;
  return query execute replace(
    $q$
    with asked as (
      select distinct a.isrc from unnest($1) as a (isrc)
    ), recording as (
      select r.* from asked a join publishing.recordings_FEED r on r.isrc = a.isrc
    ), unclaimed as (
      select a.isrc as asked, u.* from asked a join publishing.unclaimed_FEED u on u.isrc = a.isrc
      union
      select r.isrc, u.* from recording r join publishing.unclaimed_FEED u on u.recording_id = r.record_id
    ), link as (
      select distinct r.isrc, r.record_id, l.work_id
      from recording r join publishing.links_FEED l on l.recording_id = r.record_id
    ), work as (
      select distinct on (n.isrc, w.record_id) n.isrc, w.*
      from (
        select l.isrc, l.work_id from link l
        union
        select u.asked, u.work_id from unclaimed u where u.work_id is not null
      ) n join publishing.works_FEED w on w.record_id = n.work_id
      order by n.isrc, w.record_id, w.line
    ), share as (
      select s.work_id, jsonb_agg(jsonb_build_object(
        'record_id', s.record_id, 'line', s.line, 'role', s.role, 'percentage', s.percentage::text,
        'share_types', s.share_types, 'rights_types', s.rights_types, 'starts_on', s.starts_on, 'ends_on', s.ends_on,
        'preceding', s.preceding, 'territories', s.territories,
        'party', case when p.record_id is not null
          then jsonb_build_object('record_id', p.record_id, 'name', p.name, 'ipi', p.ipi) end) order by s.line) as shares
      from (select distinct w.record_id from work w) w
      join publishing.shares_FEED s on s.work_id = w.record_id
      left join publishing.parties_FEED p on p.record_id = s.party_id
      group by s.work_id
    ), identifier as (
      select i.work_id, jsonb_agg(i.identifier order by i.line) as identifiers
      from (select distinct w.record_id from work w) w
      join publishing.work_identifiers_FEED i on i.work_id = w.record_id
      group by i.work_id
    ), recordings as (
      select r.isrc, jsonb_agg(jsonb_build_object(
        'record_id', r.record_id, 'line', r.line, 'title', r.title, 'subtitle', r.subtitle, 'artist', r.artist,
        'isrc_printed', r.isrc_printed, 'producers', r.producers,
        'work_ids', coalesce((select jsonb_agg(l.work_id) from link l join work w on w.isrc = l.isrc and w.record_id = l.work_id
          where l.isrc = r.isrc and l.record_id = r.record_id), '[]')) order by r.line) as rows
      from recording r group by r.isrc
    ), gaps as (
      select u.asked, jsonb_agg(jsonb_build_object(
        'record_id', u.record_id, 'line', u.line, 'work_id', u.work_id, 'percentage', u.percentage::text,
        'percentile', u.percentile::text) order by u.line) as rows
      from unclaimed u group by u.asked
    ), strangers as (
      select m.isrc, jsonb_agg(jsonb_build_object(
        'record_id', m.record_id, 'line', m.line, 'title', m.title, 'artist', m.artist) order by m.line) as rows
      from asked a join publishing.unmatched_FEED m on m.isrc = a.isrc group by m.isrc
    ), works as (
      select w.isrc, jsonb_agg(jsonb_build_object(
        'record_id', w.record_id, 'line', w.line, 'iswc', w.iswc, 'title', w.title, 'is_disputed', w.is_disputed,
        'is_composite', w.is_composite, 'identifiers', coalesce(i.identifiers, '[]'), 'shares', coalesce(s.shares, '[]'))
        order by w.line) as rows
      from work w
      left join share s on s.work_id = w.record_id
      left join identifier i on i.work_id = w.record_id
      group by w.isrc
    )
    select a.isrc, jsonb_build_object(
      'isrc', a.isrc, 'recordings', coalesce(r.rows, '[]'), 'unclaimed', coalesce(g.rows, '[]'),
      'unmatched', coalesce(m.rows, '[]'), 'works', coalesce(w.rows, '[]'))
    from asked a
    left join recordings r on r.isrc = a.isrc
    left join gaps g on g.asked = a.isrc
    left join strangers m on m.isrc = a.isrc
    left join works w on w.isrc = a.isrc
    order by a.isrc
    $q$, 'FEED', p_feed::text) using p_isrcs;
end
$$;
comment on function publishing.registry_entries(bigint, text[]) is 'All that a feed holds of some ISRCs, a document each.';
revoke all on function publishing.registry_entries(bigint, text[]) from public;
grant execute on function publishing.registry_entries(bigint, text[]) to linernotes_reader, linernotes_worker;
