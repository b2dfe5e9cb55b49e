-- Sends dead letters back, each once only, one a step from a time on: behind redrive, edit_and_redrive and
-- redrive_matching. Whoever comes second waits for the first and finds them sent. Where a queue is gone, LN001, and all
-- stay. The new message carries "redrive_of" and starts its attempts anew; p_message and p_headers replace its own.
create or replace function linernotes.redrive_letters(
  p_ids bigint[], p_from timestamptz, p_step interval, p_message jsonb, p_headers jsonb)
returns table (dead_letter_id bigint, queue text, msg_id bigint, due_at timestamptz)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_ids bigint[];
  v_queue text;
begin
  select array_agg(held.id order by held.id) into v_ids
  from (
    select d.id
    from linernotes.dead_letters d
    where d.id = any (p_ids) and d.redriven_as is null
    order by d.id
    for update
  ) as held;
  for v_queue in
    select distinct d.queue from linernotes.dead_letters d where d.id = any (v_ids) order by d.queue
  loop
    return query execute format(
      $query$
        with letters as materialized (
          select d.id, coalesce($5, d.message) as message,
            coalesce($6, case when jsonb_typeof(d.headers) = 'object' then d.headers end, '{}')
              || jsonb_build_object('redrive_of', d.id) as headers,
            $3 + (given.position - 1) * coalesce($4, '0') as due_at
          from unnest($1) with ordinality as given (id, position)
          join linernotes.dead_letters d on d.id = given.id
          where d.queue = $7
        ), sent as (
          insert into pgmq.%I (enqueued_at, vt, message, headers)
          select $2, l.due_at, l.message, l.headers from letters l order by l.id
          returning msg_id, vt, (headers ->> 'redrive_of')::bigint as letter
        ), noted as (
          update linernotes.dead_letters d
          set redriven_at = $2, redriven_as = sent.msg_id, redrive_due_at = sent.vt, redriven_by = session_user,
            is_edited = $5 is not null
          from sent
          where d.id = sent.letter
          returning d.id, d.run_id, d.redriven_as, d.redrive_due_at
        ), progress as (
          insert into linernotes.run_progress (run_id, queue, dead_lettered, at)
          select n.run_id, $7, -count(*), $2 from noted n where n.run_id is not null group by 1
        )
        select n.id, $7, n.redriven_as, n.redrive_due_at from noted n order by n.id
      $query$, 'q_' || linernotes.checked_queue(v_queue))
    using v_ids, v_now, coalesce(p_from, v_now), p_step, p_message, p_headers, v_queue;
  end loop;
end
$$;
comment on function linernotes.redrive_letters(bigint[], timestamptz, interval, jsonb, jsonb) is
  'Sends dead letters back, each once only, one a step from a time on; behind redrive and its siblings.';
revoke all on function linernotes.redrive_letters(bigint[], timestamptz, interval, jsonb, jsonb) from public;
