-- Stops the whole fleet's requests to an upstream for so long from now; at most 48 hours, at least a millisecond.
-- Never shortens a penalty: a later, milder word does not undo an earlier one.
-- Returns how long the penalty lasts from now, in milliseconds; a hundred years where it has no end. LN002, LN010: see
-- linernotes.check_room.
create or replace function linernotes.penalize_upstream(p_upstream text, p_for_ms bigint, p_reason text)
returns bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  select linernotes.check_room('rate_limit_penalties', array[p_upstream])
  where not exists (select from linernotes.rate_limit_penalties p where p.upstream = p_upstream);
  insert into linernotes.rate_limit_penalties as p (upstream, blocked_until, reason, set_at)
  select
    p_upstream,
    clock_timestamp() + least(greatest(coalesce(p_for_ms, 0), 1), 172800000) * interval '1 millisecond',
    left(coalesce(p_reason, ''), 200),
    clock_timestamp()
  on conflict (upstream) do update set
    reason = case when excluded.blocked_until > p.blocked_until then excluded.reason else p.reason end,
    set_at = case when excluded.blocked_until > p.blocked_until then excluded.set_at else p.set_at end,
    blocked_until = greatest(p.blocked_until, excluded.blocked_until)
  returning ceil(
    extract(epoch from least(blocked_until, clock_timestamp() + interval '100 years') - clock_timestamp()) * 1000)::bigint
$$;
comment on function linernotes.penalize_upstream(text, bigint, text) is
  'Stops the fleet''s requests to an upstream for a while; only lengthens.';
revoke all on function linernotes.penalize_upstream(text, bigint, text) from public;
grant execute on function linernotes.penalize_upstream(text, bigint, text) to linernotes_worker;
