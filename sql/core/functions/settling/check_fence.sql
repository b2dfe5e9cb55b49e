-- Refuses arrays that do not belong together: every fenced function takes one read count for each id.
create or replace function linernotes.check_fence(p_message_ids bigint[], p_read_counts integer[])
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_message_ids is null or p_read_counts is null
    or cardinality(p_message_ids) <> cardinality(p_read_counts)
    or array_position(p_message_ids, null) is not null
    or array_position(p_read_counts, null) is not null
  then
    raise exception using
      errcode = 'LN002',
      message = format('message ids (%s) and read counts (%s) must be arrays of equal length without nulls',
        coalesce(cardinality(p_message_ids)::text, 'null'), coalesce(cardinality(p_read_counts)::text, 'null'));
  end if;
  if cardinality(p_message_ids) > 1
    and cardinality(p_message_ids) <> (select count(distinct given) from unnest(p_message_ids) as given)
  then
    raise exception using errcode = 'LN002', message = 'a message id is named twice';
  end if;
end
$$;
comment on function linernotes.check_fence(bigint[], integer[]) is
  'Refuses fences whose ids and read counts do not pair up (LN002).';
revoke all on function linernotes.check_fence(bigint[], integer[]) from public;
