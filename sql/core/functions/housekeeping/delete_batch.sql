-- Deletes the rows of a table that expired first, at most so many. From p_from on: within one transaction the index
-- still leads past every row deleted before, so a next batch begins where the last one ended.
-- A row that somebody holds is left for the next hour.
create or replace function linernotes.delete_batch(
  p_source text, p_key text, p_expires_by text, p_condition text, p_before timestamptz, p_from timestamptz,
  p_limit integer)
returns table (deleted bigint, reached timestamptz)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute format(
    'with chosen as materialized ('
    '  select t.%2$I as key from %1$s t where t.%3$I >= $1 and t.%3$I < $2 and %4$s order by t.%3$I limit $3'
    '  for update skip locked'
    '), gone as ('
    '  delete from %1$s t using chosen where t.%2$I = chosen.key returning t.%3$I as expired)'
    'select count(*), max(gone.expired) from gone', p_source, p_key, p_expires_by, p_condition)
  using coalesce(p_from, '-infinity'), p_before, p_limit;
end
$$;
comment on function linernotes.delete_batch(text, text, text, text, timestamptz, timestamptz, integer) is
  'Deletes one batch of expired rows; behind delete_expired.';
revoke all on function linernotes.delete_batch(text, text, text, text, timestamptz, timestamptz, integer) from public;
