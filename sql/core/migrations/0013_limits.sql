-- Penalties are lifted by a function, for nobody but the owner may delete their rows; a lease tells the time that its
-- distances count from.

drop function if exists linernotes.lease_rate_tokens(text, integer, integer, integer, integer, integer);

comment on table linernotes.rate_limit_penalties is
  'Until when upstreams are left alone; infinity: until lifted. linernotes.lift_limits lifts, hold_upstream sets one.';
comment on column linernotes.circuit_breakers.retry_at is
  'Not before; infinity: until somebody closes it (linernotes.lift_limits).';
