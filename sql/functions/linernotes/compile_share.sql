-- Compiles linernotes."share@<queue>": gives runs that a full batch leaves out their share of it.
--
-- The batch holds the messages that have been due longest; of c runs left out each may have a place in c + 1, and
-- those give way that have been due shortest. A place too few for all is drawn by lot, and so is the run at which
-- the turn begins, of 16 at the most. Rows that give way stay locked until the read commits, no longer.
-- A run that turns out to have nothing due and nothing to come is taken from the list.
create or replace function linernotes.compile_share(p_queue text)
returns void language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key text := linernotes.row_key(p_queue);
  v_type text := case v_key when 'ctid' then 'tid' else 'bigint' end;
  v_function text := format(
    'linernotes.%I(%s[], integer, timestamptz, timestamptz)', 'share@' || p_queue, v_type);
begin
  execute format(
    $template$
create or replace function linernotes.%3$I(
  p_rows %5$s[], p_limit integer, p_floor timestamptz, p_now timestamptz)
returns %5$s[] language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $body$
declare
  v_groups integer[];
  v_group integer;
  v_share integer;
  v_rows %5$s[];
  v_others %5$s[] := '{}';
begin
  v_groups := array(
    select m.run_group
    from (
      select linernotes.run_group(m.headers) as run_group from pgmq.%1$I m where m.%4$I = any (p_rows)) as m
    group by 1);
  -- Messages without a run are a group that nobody registers.
  v_groups := linernotes.groups_left_out(%2$L, v_groups) || array_remove(array[0], v_groups[1]);
  if cardinality(v_groups) = 0 then
    return p_rows;
  end if;
  v_share := ceil(p_limit::double precision / (cardinality(v_groups) + 1));
  foreach v_group in array v_groups loop
    exit when cardinality(v_others) >= p_limit;
    v_rows := array(
      select m.%4$I
      from pgmq.%1$I m
      where linernotes.run_group(m.headers) = v_group and m.vt > p_floor and m.vt <= p_now
      order by m.vt
      limit v_share
      for update skip locked);
    v_others := v_others || v_rows;
    if cardinality(v_rows) = 0 and not exists (
      select from pgmq.%1$I m where linernotes.run_group(m.headers) = v_group and m.vt > p_floor)
    then
      perform linernotes.forget_group(%2$L, v_group);
    end if;
  end loop;
  v_others := v_others[1:linernotes.shared_places(p_limit, cardinality(v_groups))];
  return p_rows[1:p_limit - cardinality(v_others)] || v_others;
end
$body$
    $template$, 'q_' || p_queue, p_queue, 'share@' || p_queue, v_key, v_type);
  execute format('comment on function %s is %L', v_function, 'Gives runs that a full batch leaves out their share of it.');
  execute format('revoke all on function %s from public', v_function);
end
$$;
comment on function linernotes.compile_share(text) is 'Internal: compiles fair sharing for one queue.';
revoke all on function linernotes.compile_share(text) from public;
