-- Refuses times and quantities that cannot be meant. NULL is no quantity: LIMIT would take it for all.
create or replace function pgmq._check_read(vt integer, qty integer)
returns void language plpgsql immutable
as $$
begin
  if vt is null or vt < 0 then
    raise exception using
      errcode = '22023', message = pg_catalog.format('vt must be 0 or more, got: %s', coalesce(vt::text, 'NULL'));
  end if;
  if qty is null or qty < 0 then
    raise exception using
      errcode = '22023', message = pg_catalog.format('qty must be 0 or more, got: %s', coalesce(qty::text, 'NULL'));
  end if;
end
$$;
comment on function pgmq._check_read(integer, integer) is 'Internal: refuses times and quantities that cannot be meant.';
revoke all on function pgmq._check_read(integer, integer) from public;
