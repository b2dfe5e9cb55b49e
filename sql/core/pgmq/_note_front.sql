-- Notes for this session up to which id its next reads of a table should look: far enough for a hundred of this size, and
-- for what others take meanwhile. Where nothing is left, one of them looks that far in vain. A read that was not full
-- takes the note away. taken: what it took before it had to find `ids`.
create or replace function pgmq._note_front(queue_table text, qty integer, taken integer, ids bigint[])
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if pg_catalog.cardinality(ids) > 0 and taken + pg_catalog.cardinality(ids) = qty then
    perform pg_catalog.set_config(
      'pgmq.front',
      pg_catalog.concat(
        queue_table, ' ',
        least(ids[pg_catalog.cardinality(ids)], 900000000000000000) + least(100::bigint * qty, 1000000000) + 10000),
      false);
  elsif pgmq._front(queue_table) is not null then
    perform pg_catalog.set_config('pgmq.front', '', false);
  end if;
end
$$;
comment on function pgmq._note_front(text, integer, integer, bigint[]) is
  'Internal: notes up to which id the next reads of this session should look.';
revoke all on function pgmq._note_front(text, integer, integer, bigint[]) from public;
