-- What a read looks at more closely before it hands a message out, as an expression of its row m: one whose text may be
-- large, one that took workers along, one whose read count can't be raised. All else costs a comparison or two, and the
-- length of its text. Sizes as stored come without a look at the text; but what is compressed may be a hundred times as
-- large, and what is small may still have a long text: 1e100000 are ten bytes.
create or replace function linernotes.suspicion(p_queue text)
returns text language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select format(
    $template$(
          (m.read_ct > 1 and (
            m.read_ct = 2147483647
            or exists (select from linernotes.begun_handlings b where b.queue = %L and b.msg_id = m.msg_id)))
          or pg_column_size(m.message) > 2000 or pg_column_compression(m.message) is not null
          or pg_column_size(m.headers) > 2000 or pg_column_compression(m.headers) is not null
          or octet_length(m.message::text) > 16384 or octet_length(m.headers::text) > 16384)$template$, p_queue)
$$;
comment on function linernotes.suspicion(text) is 'Internal: what a read looks at more closely, as an expression.';
revoke all on function linernotes.suspicion(text) from public;
