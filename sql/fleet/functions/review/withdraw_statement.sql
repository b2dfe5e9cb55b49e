-- Takes a statement of the operator back; false where it does not stand. The caller concludes anew on what it was about.
create or replace function linernotes.withdraw_statement(p_id bigint)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update linernotes.operator_statements s
  set withdrawn_at = linernotes.current_time(), withdrawn_by = session_user
  where s.id = p_id and s.withdrawn_at is null;
  if not found then
    return false;
  end if;
  perform linernotes.follow_statement(p_id);
  return true;
end
$$;
comment on function linernotes.withdraw_statement(bigint) is 'Takes a statement of the operator back.';
revoke all on function linernotes.withdraw_statement(bigint) from public;
grant execute on function linernotes.withdraw_statement(bigint) to linernotes_operator;
