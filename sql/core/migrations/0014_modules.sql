-- Modules: parts of the schema that come and go by themselves, each with its own migrations, queues and tasks.
-- What there was is the module core; the tables of the catalogue came with it, before there were others.

create table linernotes.modules (
  name text primary key check (name ~ '^[a-z][a-z0-9_]{0,30}$'),
  schema_name text not null,
  depends_on text[] not null default '{}',
  version integer not null,
  functions_digest text not null,
  applied_at timestamptz not null default clock_timestamp()
);
comment on table linernotes.modules is
  'The modules installed: the newest migration of each and the digest of its functions; workers compare them at their start.';
comment on column linernotes.modules.schema_name is
  'Where its objects are. One with a schema of its own can be removed: linernotes.remove_module.';
insert into linernotes.modules (name, schema_name, version, functions_digest, applied_at)
select 'core', 'linernotes', v.version, v.functions_digest, v.applied_at from linernotes.schema_version v;

-- Programs from before there were modules look here.
drop table linernotes.schema_version;
create view linernotes.schema_version as
select true as is_single, m.version, m.functions_digest, m.applied_at from linernotes.modules m where m.name = 'core';
comment on view linernotes.schema_version is 'One row: the newest migration of the module core; see linernotes.modules.';

alter table linernotes.schema_migrations
  add column module text not null default 'core',
  drop constraint schema_migrations_pkey,
  add primary key (module, version),
  drop constraint schema_migrations_name_key,
  add unique (module, name);
comment on column linernotes.schema_migrations.module is 'Whose migration it is: each module counts its own.';

alter table linernotes.entered_queues add column module text references linernotes.modules (name);
comment on column linernotes.entered_queues.module is
  'Whose queue it is, made again by each migrate where it is missing; null: entered by hand.';

create table linernotes.maintenance_tasks (
  module text not null references linernotes.modules (name) on delete cascade,
  task text not null,
  position integer not null,
  primary key (module, task)
);
comment on table linernotes.maintenance_tasks is
  'Functions that linernotes.maintain calls, in the schema of their module. Only the owner may write here.';

grant select on linernotes.modules, linernotes.schema_version
  to linernotes_worker, linernotes_operator, linernotes_api;
grant select on linernotes.maintenance_tasks to linernotes_operator;
