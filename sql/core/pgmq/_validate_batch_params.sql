-- Refuses an empty batch, and headers that do not pair up with the messages.
create or replace function pgmq._validate_batch_params(msgs jsonb[], headers jsonb[])
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if msgs is null or pg_catalog.cardinality(msgs) = 0 then
    raise exception 'msgs cannot be NULL or empty';
  end if;
  if pg_catalog.cardinality(headers) <> pg_catalog.cardinality(msgs) then
    raise exception 'headers array length (%) must match msgs array length (%)',
      pg_catalog.cardinality(headers), pg_catalog.cardinality(msgs);
  end if;
end
$$;
comment on function pgmq._validate_batch_params(jsonb[], jsonb[]) is 'Internal: refuses batches that do not pair up.';
revoke all on function pgmq._validate_batch_params(jsonb[], jsonb[]) from public;
