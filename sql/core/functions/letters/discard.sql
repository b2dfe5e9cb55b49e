-- Deletes dead letters for good, redriven or not, and notes who did. Returns the ids that were there.
create or replace function linernotes.discard(p_dead_letter_ids bigint[])
returns setof bigint language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids bigint[];
begin
  with held as materialized (
    select d.id from linernotes.dead_letters d where d.id = any (p_dead_letter_ids) order by d.id for update
  ), gone as (
    delete from linernotes.dead_letters d using held where d.id = held.id returning d.id
  )
  select array_agg(gone.id order by gone.id) into v_ids from gone;
  if v_ids is not null then
    insert into linernotes.maintenance_logs ("timestamp", task, outcome, details)
    values (linernotes.current_time(), 'discard', 'ok',
      jsonb_build_object('dead_letters', v_ids, 'by', session_user));
  end if;
  return query select unnest(v_ids);
end
$$;
comment on function linernotes.discard(bigint[]) is
  'Deletes dead letters for good; returns the ids that were there.';
revoke all on function linernotes.discard(bigint[]) from public;
grant execute on function linernotes.discard(bigint[]) to linernotes_operator;
