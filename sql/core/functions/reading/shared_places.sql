-- How many places of a batch go to runs that it would leave out: of n runs n in n + 1, the odd place drawn by lot.
create or replace function linernotes.shared_places(p_limit integer, p_left_out integer)
returns integer language sql volatile
return case when p_left_out > 0 then p_limit - pg_catalog.floor(p_limit::double precision / (p_left_out + 1) + pg_catalog.random())::integer
    else 0 end;
comment on function linernotes.shared_places(integer, integer) is 'Internal: places of a batch for runs that it leaves out.';
revoke all on function linernotes.shared_places(integer, integer) from public;
