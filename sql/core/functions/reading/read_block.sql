-- The part of a compiled function that reads, for one queue, as a block of PL/pgSQL: linernotes.compile_settling puts it
-- into functions with the arguments p_limit and p_visibility_timeout_seconds. p_first: columns to return before those of
-- a message. How it reads, and why: docs/decisions/0008-flat-and-fair-reads.md
--
-- In short: by the index on vt, oldest first. A session that reads again within a tenth of a second goes on at its front,
-- where it stopped: below it is what others are taking and what is dead already. Where dead index entries make the
-- beginning slow, reads start at a floor that lies above them, and only now and then at the very beginning, for what
-- came late. A full batch that would leave runs out gives places at its end to them.
drop function if exists linernotes.front_of(text); -- which is written in

create or replace function linernotes.read_block(p_queue text, p_is_fair boolean, p_first text)
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select format(
    $template$
declare
  v_now timestamptz := linernotes.current_time();
  v_state text;
  v_has_floor boolean;
  v_has_runs boolean;
  v_floor timestamptz := '-infinity';
  -- Where this session stopped, and when it last began at the beginning, in seconds since 1970, as its reads noted it in
  -- a setting, and behind it how many of the last read looked suspicious; null where there is no such note.
  v_front double precision[] := %16$s;
  v_swept_at double precision := v_front[2];
  v_from timestamptz;
  v_began timestamptz;
  v_cost interval;
  v_oldest timestamptz;
  v_rows %4$s[];
  v_ids bigint[];
  v_left_out integer[];
  v_places integer := 0;
  v_sifted record;
  v_until timestamptz := clock_timestamp() + interval '5 seconds';
begin
  if p_limit is null or p_limit not between 1 and 10000 then
    raise exception using errcode = 'LN002', message = 'p_limit must be 1 to 10000';
  end if;
  if p_visibility_timeout_seconds is null or p_visibility_timeout_seconds not between 0 and 86400 then
    raise exception using errcode = 'LN002', message = 'p_visibility_timeout_seconds must be 0 to 86400';
  end if;
  select q.state, q.has_floor, exists (select from linernotes.queue_groups g where g.queue = %2$L)
  into v_state, v_has_floor, v_has_runs
  from linernotes.queues q
  where q.queue = %2$L;
  if v_state = 'paused' then
    return;
  end if;
  if v_has_floor then
    v_floor := linernotes.floor_of(%2$L, v_now);
  end if;
  if date_part('epoch', v_now) - v_swept_at between 0 and 0.1 then
    v_from := to_timestamp(v_front[1]);
  else
    v_from := v_floor;
    v_swept_at := date_part('epoch', v_now);
  end if;
  if v_has_runs and %7$L then
    v_left_out := linernotes.%5$I(p_limit, v_from, v_now);
    v_places := linernotes.shared_places(p_limit, cardinality(v_left_out));
  end if;

  loop
    v_began := clock_timestamp();
    v_ids := null;
    if v_places = 0 then
      return query
      with due as materialized (
        select c.place, c.vt, %12$s as is_suspect
        from (
          select m.%3$I as place, m.msg_id, m.vt, m.read_ct, m.message, m.headers
          from pgmq.%1$I m
          where m.vt >= v_from and m.vt <= v_now
          order by m.vt
          limit p_limit
          for update skip locked
        ) as c
      ), front as materialized (
        select set_config(%10$L, %11$s, false) as value, bool_or(due.is_suspect) as is_suspect from due
      ), %8$s;
      if not found and (nullif(current_setting(%10$L, true), '')::double precision[])[3] > 0 then
        v_ids := array(
          select m.msg_id
          from pgmq.%1$I m
          where m.vt >= v_from and m.vt <= v_now
          order by m.vt
          limit p_limit
          for update skip locked);
      end if;
    else
      select array_agg(due.place), set_config(%10$L, %13$s, false)
      into v_rows
      from (
        select m.%3$I as place, m.vt
        from pgmq.%1$I m
        where m.vt >= v_from and m.vt <= v_now
        order by m.vt
        limit p_limit - v_places
        for update skip locked) as due;
      v_rows := linernotes.%6$I(v_rows, v_left_out, v_places, p_limit, v_floor, v_now);
      if exists (select from pgmq.%1$I m where m.%3$I = any (v_rows) and %14$s) then
        v_ids := array(select m.msg_id from pgmq.%1$I m where m.%3$I = any (v_rows) order by m.vt);
      else
        return query
        with %9$s;
      end if;
    end if;
    if v_ids is not null then
      perform set_config(%10$L, '', false); -- what is left of these is due still
      v_sifted := linernotes.sift(%2$L, v_ids, v_now, v_until);
      v_ids := v_sifted.ids;
      return query
      with %15$s;
      continue when not found and v_sifted.set_aside > 0 and clock_timestamp() < v_until;
    end if;
    v_cost := clock_timestamp() - v_began;
    exit when found or v_from = v_floor;
    v_from := v_floor; -- there is nothing above the front
    v_swept_at := date_part('epoch', v_now);
  end loop;

  if v_from = v_floor and (v_has_floor or v_cost > interval '1 millisecond' + p_limit * interval '20 microseconds') then
    -- Measured anew from the very beginning: the first time may have been spent on planning, on what was taken, or on
    -- waiting for a processor.
    v_began := clock_timestamp();
    v_oldest := (
      select m.vt from pgmq.%1$I m where m.vt >= v_floor and m.vt <= v_now order by m.vt limit 1);
    if v_floor = '-infinity' then
      v_cost := clock_timestamp() - v_began;
    end if;
    perform linernotes.note_cost(%2$L, v_floor, v_cost, coalesce(v_oldest, v_now), v_now);
  end if;
end;
    $template$,
    'q_' || p_queue, p_queue, k.key, case k.key when 'ctid' then 'tid' else 'bigint' end, 'left_out@' || p_queue,
    'share@' || p_queue, p_is_fair,
    linernotes.take_clause(
      p_queue, k.key, 'array(select due.place from due where (select front.is_suspect from front) is not true)', p_first),
    linernotes.take_clause(p_queue, k.key, 'v_rows', p_first),
    -- Settings have no hyphens in their names, and queues no dollars.
    'linernotes.front_' || replace(p_queue, '-', '$'),
    -- A little below what was taken last: messages of one batch may have one time, and some fit into a batch no more.
    $front$'{' || date_part('epoch', max(due.vt)) - 0.001 || ',' || v_swept_at
          || ',' || count(*) filter (where due.is_suspect) || '}'$front$,
    replace(linernotes.suspicion(p_queue), 'm.', 'c.'),
    $front$'{' || date_part('epoch', max(due.vt)) - 0.001 || ',' || v_swept_at || '}'$front$,
    linernotes.suspicion(p_queue),
    linernotes.take_clause(p_queue, 'msg_id', 'v_ids', p_first),
    -- Anybody may set what stands in a setting: whatever is no note of ours is none. What one could be forged to say costs
    -- a look at the beginning within a tenth of a second. Written in: as a function it would cost a tenth of a read.
    format(
      $note$case when current_setting(%1$L, true)
        ~ '^[{][0-9]{1,11}([.][0-9]{1,9})?,[0-9]{1,11}([.][0-9]{1,9})?(,[0-9]{1,9})?[}]$'
        then current_setting(%1$L, true)::double precision[] end$note$,
      'linernotes.front_' || replace(p_queue, '-', '$')))
  from linernotes.row_key(p_queue) as k (key)
$$;
comment on function linernotes.read_block(text, boolean, text) is 'Internal: the part of a compiled function that reads.';
revoke all on function linernotes.read_block(text, boolean, text) from public;
