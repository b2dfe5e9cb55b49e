-- What to do about a cause of dead letters: the remedy of its category, then the command. For the analysis.
create or replace function linernotes.next_step(
  p_category text, p_fingerprint text, p_sample_id bigint, p_waiting bigint, p_waiting_again bigint)
returns text language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case
    when p_waiting = 0 then 'nothing waits'
    else case when p_waiting_again > 0 then 'it is not mended yet, redriven messages came back: ' else '' end
      || remedy.words || ': liner dead-letters ' || case remedy.command
        when 'edit' then format('edit %s --message FILE', p_sample_id)
        when 'show' then format('show %s', p_sample_id)
        else 'redrive --fingerprint ''' || replace(p_fingerprint, '''', E'''\\''''') || ''''
          || case when p_waiting > 100 then ' --rate 10' else '' end
      end
  end
  from (
    select
      case p_category
        when 'invalid_message' then 'mend the sender, then correct each message'
        when 'not_found' then 'check the name at the source, then correct it'
        when 'authentication' then 'renew the credential, then'
        when 'upstream' then 'wait until the provider is well, then'
        when 'rate_limited' then 'wait until the provider grants requests again, then'
        when 'circuit_open' then 'wait until the provider is well, then'
        when 'network' then 'mend name service, proxy or firewall, then'
        when 'malformed_response' then 'wait for the provider to answer as it did, or for a newer worker, then'
        when 'database' then 'report it with what the database said'
        when 'poison' then 'see what the workers logged at those times'
        else 'report it with its history'
      end as words,
      case
        when p_category in ('invalid_message', 'not_found') then 'edit'
        when p_category in (
          'authentication', 'upstream', 'rate_limited', 'circuit_open', 'network', 'malformed_response') then 'redrive'
        else 'show'
      end as command
  ) as remedy
$$;
comment on function linernotes.next_step(text, text, bigint, bigint, bigint) is
  'What to do about a cause of dead letters; behind dead_letter_analysis.';
revoke all on function linernotes.next_step(text, text, bigint, bigint, bigint) from public;
grant execute on function linernotes.next_step(text, text, bigint, bigint, bigint)
  to linernotes_operator, linernotes_api, linernotes_reader;
