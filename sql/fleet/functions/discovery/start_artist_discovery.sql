-- Starts a discovery and returns its run: select start_artist_discovery('Janet Jackson').
-- In artist, 22 base-62 characters or a UUID are a provider's id, everything else is a name;
-- artist_id => and artist_name => settle it. Exactly one of the three.
-- With idempotency_key => a caller who lost the answer asks again: within 24 hours the same key gives the same run.

-- Beside the form without a key calls would be ambiguous; it goes in the transaction that brings the new one.
do $$
begin
  if to_regprocedure('linernotes.start_artist_discovery(text, text, text)') is not null then
    drop function linernotes.start_artist_discovery(text, text, text);
  end if;
end
$$;

create or replace function linernotes.start_artist_discovery(
  artist text default null, artist_id text default null, artist_name text default null,
  idempotency_key text default null)
returns uuid language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_given text := btrim(coalesce(artist, artist_id, artist_name), E' \t\r\n');
  v_is_id boolean := artist_id is not null or (
    artist is not null and (
      v_given ~ '^[0-9A-Za-z]{22}$'
      or v_given ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'));
  v_message jsonb;
  v_run uuid;
begin
  if num_nonnulls(artist, artist_id, artist_name) <> 1 then
    raise exception using
      errcode = 'LN002',
      message = 'name exactly one of artist, artist_id and artist_name',
      hint = 'select start_artist_discovery(''Janet Jackson'')';
  end if;
  if v_given = '' then
    raise exception using
      errcode = 'LN002', message = 'the artist is empty', hint = 'Give a name, a Spotify id or a MusicBrainz id.';
  end if;
  if char_length(v_given) > 500 then
    raise exception using
      errcode = 'LN002',
      message = format('the artist has %s characters, at most 500 are taken', char_length(v_given)),
      hint = 'Give the name alone.';
  end if;
  if v_given ~ E'[\\x01-\\x1f\\x7f-\\x9f]' then
    raise exception using
      errcode = 'LN002',
      message = 'the artist contains control characters',
      hint = 'Line breaks and tabs inside a name are not allowed.';
  end if;
  v_message := jsonb_build_object(case when v_is_id then 'artistId' else 'artistName' end, v_given);
  v_run := linernotes.claim_run(idempotency_key, v_message);
  if exists (select from linernotes.runs r where r.id = v_run) then
    return v_run;
  end if;
  insert into linernotes.runs (id, artist_query, started_at)
  values (v_run, v_message, linernotes.current_time());
  perform linernotes.send_batch(
    'artist_discovery', array[v_message], array[jsonb_build_object('run', v_run, 'v', 1, 'hop', 0)]);
  return v_run;
end
$$;
comment on function linernotes.start_artist_discovery(text, text, text, text) is
  'Starts the discovery of an artist, by name or by a provider''s id; returns the run. The same key, the same run.';
revoke all on function linernotes.start_artist_discovery(text, text, text, text) from public;
grant execute on function linernotes.start_artist_discovery(text, text, text, text)
  to linernotes_operator, linernotes_api;
