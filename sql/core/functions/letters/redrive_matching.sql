-- Sends back the oldest dead letters that match and wait: at most 500 a call, so that no transaction is long. Called
-- until no row comes back it sends all, and can be stopped and begun again at any time.
-- With p_per_second at most so many become visible each second. Their times are set here, once: each call goes on where
-- the last redrive of that queue ends (of all queues, where none is named), so two callers share one pace.
create or replace function linernotes.redrive_matching(
  p_queue text default null, p_category text default null, p_fingerprint text default null,
  p_limit integer default 500, p_per_second numeric default null)
returns table (dead_letter_id bigint, queue text, msg_id bigint, due_at timestamptz)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := linernotes.current_time();
  v_queue text := lower(p_queue collate "C");
  v_step interval;
  v_from timestamptz;
  v_ids bigint[];
begin
  perform linernotes.check_redrive(p_queue, p_category, p_fingerprint, p_limit, p_per_second);
  if p_per_second is not null then
    v_step := ceil(1000000 / p_per_second) * interval '1 microsecond'; -- up: never one more in a second
    perform from linernotes.locks l where l.name = 'redrive' for update;
    select d.redrive_due_at + v_step into v_from
    from linernotes.dead_letters d
    where d.redriven_as is not null and d.redrive_due_at > v_now - v_step and (v_queue is null or d.queue = v_queue)
    order by d.redrive_due_at desc
    limit 1;
  end if;
  loop
    -- Planned for these filters: each has its index. Nothing is locked yet; redrive_letters does, in the order of ids.
    execute
      'select array_agg(oldest.id) from ('
      '  select d.id from linernotes.dead_letters d'
      '  where d.redriven_as is null and ($1 is null or d.queue = $1) and ($2 is null or d.category = $2)'
      '    and ($3 is null or d.fingerprint = $3)'
      '  order by d.dead_at, d.id limit $4) as oldest'
    into v_ids using v_queue, p_category, p_fingerprint, p_limit;
    return query
      select r.* from linernotes.redrive_letters(v_ids, v_from, v_step, null, null) as r;
    exit when found or v_ids is null; -- somebody else sent all of these meanwhile: there may be others
  end loop;
end
$$;
comment on function linernotes.redrive_matching(text, text, text, integer, numeric) is
  'Sends back at most 500 dead letters that match, at most so many a second; call it until no row comes back.';
revoke all on function linernotes.redrive_matching(text, text, text, integer, numeric) from public;
grant execute on function linernotes.redrive_matching(text, text, text, integer, numeric) to linernotes_operator;
