-- Deletes readings of more than 30 days ago; returns how many.
create or replace function greenhouse.forget_readings()
returns bigint language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count bigint;
begin
  delete from greenhouse.readings r where r.stored_at < linernotes.current_time() - interval '30 days';
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function greenhouse.forget_readings() is 'Deletes old readings; a task of linernotes.maintain.';
revoke all on function greenhouse.forget_readings() from public;
