-- What the sensors of the greenhouse read.

create table greenhouse.readings (
  sensor text not null,
  minute integer not null,
  celsius integer not null,
  stored_at timestamptz not null default clock_timestamp(),
  primary key (sensor, minute)
);
comment on table greenhouse.readings is 'One row a sensor and minute.';

grant usage on schema greenhouse to linernotes_worker, linernotes_operator;
grant select on greenhouse.readings to linernotes_operator;
