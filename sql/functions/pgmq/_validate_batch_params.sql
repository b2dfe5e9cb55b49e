-- Refuses an empty batch, and headers that do not pair up with the messages.
create or replace function pgmq._validate_batch_params(msgs jsonb[], headers jsonb[])
returns void language plpgsql immutable
as $$
begin
  if msgs is null or pg_catalog.cardinality(msgs) = 0 then
    raise exception using errcode = '22023', message = 'msgs cannot be NULL or empty';
  end if;
  if headers is not null and pg_catalog.cardinality(headers) <> pg_catalog.cardinality(msgs) then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('headers array length (%s) must match msgs array length (%s)',
        pg_catalog.cardinality(headers), pg_catalog.cardinality(msgs));
  end if;
end
$$;
comment on function pgmq._validate_batch_params(jsonb[], jsonb[]) is 'Internal: refuses batches that do not pair up.';
revoke all on function pgmq._validate_batch_params(jsonb[], jsonb[]) from public;
