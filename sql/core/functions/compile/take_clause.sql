-- The end of the statement that reads, for one queue: hides the rows whose p_key is among p_rows, an expression, and
-- returns them with what is known of their attempts. Attempts are known of messages only that were read before.
drop function if exists linernotes.take_clause(text, text, text); -- which had no key

create or replace function linernotes.take_clause(p_queue text, p_key text, p_rows text, p_first text)
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select format(
    $template$taken as (
      update pgmq.%1$I m
      set read_ct = m.read_ct + 1, vt = v_now + make_interval(secs => p_visibility_timeout_seconds),
        last_read_at = v_now
      where m.%2$I = any (%3$s)
      returning m.msg_id, m.read_ct, m.enqueued_at, m.vt, m.message, m.headers
    )
    select %4$s t.msg_id, t.read_ct, t.enqueued_at, t.vt, t.message, t.headers,
      coalesce(a.attempts, 0), coalesce(a.deferrals, 0)
    from taken t
    left join linernotes.message_attempts a
      on t.read_ct > 1 and a.queue = %5$L and a.msg_id = t.msg_id and a.enqueued_at = t.enqueued_at
    order by t.msg_id$template$,
    'q_' || p_queue, p_key, p_rows, p_first, p_queue)
$$;
comment on function linernotes.take_clause(text, text, text, text) is 'Internal: the end of the statement that reads.';
revoke all on function linernotes.take_clause(text, text, text, text) from public;
