-- Penalties are lifted by a function, for nobody but the owner may delete their rows. Only words change.

comment on table linernotes.rate_limit_penalties is
  'Until when upstreams are left alone, by their word or an operator''s; infinity: until lifted. linernotes.lift_limits lifts one, linernotes.hold_upstream sets one.';
comment on column linernotes.circuit_breakers.retry_at is
  'Not before; infinity: until somebody closes it (linernotes.lift_limits).';
