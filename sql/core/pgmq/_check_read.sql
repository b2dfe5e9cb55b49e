-- Refuses times and quantities that cannot be meant. NULL is no quantity: LIMIT would take it for all.
-- Behind every call: each operator is named with its schema, for a search_path of its own would cost more than all else.
create or replace function pgmq._check_read(vt integer, qty integer)
returns void language plpgsql immutable
as $$
begin
  if vt is null or vt operator(pg_catalog.<) 0 then
    raise exception using
      errcode = '22023', message = pg_catalog.format('vt must be 0 or more, got: %s', coalesce(vt::pg_catalog.text, 'NULL'));
  end if;
  if qty is null or qty operator(pg_catalog.<) 0 then
    raise exception using
      errcode = '22023', message = pg_catalog.format('qty must be 0 or more, got: %s', coalesce(qty::pg_catalog.text, 'NULL'));
  end if;
end
$$;
comment on function pgmq._check_read(integer, integer) is 'Internal: refuses times and quantities that cannot be meant.';
revoke all on function pgmq._check_read(integer, integer) from public;
