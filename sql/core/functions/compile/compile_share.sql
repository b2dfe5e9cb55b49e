-- Compiles two functions with which a read of one queue gives every run that waits its share:
--   linernotes."left_out@<queue>": the runs, up to 16, that a full batch in the order of age would leave out;
--   linernotes."share@<queue>": adds messages of those runs to the rows of a batch, and fills it up in the order of age.
-- Nothing is locked but what is taken, so that nobody waits for a message that gave way.
create or replace function linernotes.compile_share(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key text := linernotes.row_key(p_queue);
  v_type text := case v_key when 'ctid' then 'tid' else 'bigint' end;
  v_left_out text := format('linernotes.%I(integer, timestamptz, timestamptz)', 'left_out@' || p_queue);
  v_share text := format(
    'linernotes.%I(%s[], integer[], integer, integer, timestamptz, timestamptz)', 'share@' || p_queue, v_type);
begin
  execute format(
    $template$
create or replace function linernotes.%3$I(p_limit integer, p_floor timestamptz, p_now timestamptz)
returns integer[] language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $body$
declare
  v_count integer;
  v_groups integer[];
begin
  select count(*), coalesce(array_agg(distinct oldest.run_group) filter (where oldest.run_group is not null), '{}')
  into v_count, v_groups
  from (
    select %4$s as run_group
    from pgmq.%1$I m
    where m.vt >= p_floor and m.vt <= p_now
    order by m.vt
    limit p_limit) as oldest;
  if v_count < p_limit then
    return '{}'; -- all that is due is taken anyway
  end if;
  return linernotes.groups_left_out(%2$L, v_groups);
end
$body$
    $template$, 'q_' || p_queue, p_queue, 'left_out@' || p_queue, linernotes.run_group('m.headers'));
  execute format('comment on function %s is %L', v_left_out, 'The runs that a full batch would leave out.');
  execute format('revoke all on function %s from public', v_left_out);

  -- A run that turns out to have nothing due and nothing to come is taken from the list.
  execute format(
    $template$
create or replace function linernotes.%3$I(
  p_rows %5$s[], p_groups integer[], p_places integer, p_limit integer, p_floor timestamptz, p_now timestamptz)
returns %5$s[] language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $body$
declare
  v_rows %5$s[] := coalesce(p_rows, '{}');
  v_kept integer := cardinality(v_rows);
  v_group integer;
  v_found %5$s[];
begin
  foreach v_group in array p_groups loop
    exit when cardinality(v_rows) - v_kept >= p_places;
    v_found := array(
      select m.%4$I
      from pgmq.%1$I m
      where m.headers ? 'run' and %6$s = v_group and m.vt >= p_floor and m.vt <= p_now
      order by m.vt
      limit least(
        ceil(p_places::double precision / cardinality(p_groups)), p_places - (cardinality(v_rows) - v_kept))
      for update skip locked);
    v_rows := v_rows || v_found;
    if cardinality(v_found) = 0 and not exists (
      select from pgmq.%1$I m where m.headers ? 'run' and %6$s = v_group and m.vt >= p_floor)
    then
      perform linernotes.forget_group(%2$L, v_group);
    end if;
  end loop;
  if cardinality(v_rows) = p_limit then
    return v_rows;
  end if;
  return v_rows || array(
    select m.%4$I
    from pgmq.%1$I m
    where m.vt >= p_floor and m.vt <= p_now and m.%4$I <> all (v_rows)
    order by m.vt
    limit p_limit - cardinality(v_rows)
    for update skip locked);
end
$body$
    $template$, 'q_' || p_queue, p_queue, 'share@' || p_queue, v_key, v_type, linernotes.run_group('m.headers'));
  execute format('comment on function %s is %L', v_share, 'Gives runs that a full batch would leave out their share.');
  execute format('revoke all on function %s from public', v_share);
end
$$;
comment on function linernotes.compile_share(text) is 'Internal: compiles fair sharing for one queue.';
revoke all on function linernotes.compile_share(text) from public;
