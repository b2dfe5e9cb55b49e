-- Refuses a redrive by filter that names no filter, too many at once, or a rate that is none (LN002).
create or replace function linernotes.check_redrive(
  p_queue text, p_category text, p_fingerprint text, p_limit integer, p_per_second numeric)
returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if num_nonnulls(p_queue, p_category, p_fingerprint) = 0 then
    raise exception using
      errcode = 'LN002', message = 'name at least one of p_queue, p_category and p_fingerprint';
  end if;
  if p_limit is null or p_limit not between 1 and 500 then
    raise exception using
      errcode = 'LN002', message = 'p_limit must be 1 to 500', hint = 'Call again until no row comes back.';
  end if;
  if p_per_second not between 0.001 and 10000 then
    raise exception using errcode = 'LN002', message = 'p_per_second must be 0.001 to 10000, or null for all at once';
  end if;
end
$$;
comment on function linernotes.check_redrive(text, text, text, integer, numeric) is
  'Refuses a redrive by filter whose arguments make no sense (LN002).';
revoke all on function linernotes.check_redrive(text, text, text, integer, numeric) from public;
