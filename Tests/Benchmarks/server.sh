#!/usr/bin/env bash
# A private server with full durability, and three databases on it: `theirs` with PGMQ's own SQL; `ours` and `face` with
# everything of this project, the queue in `face` as users of pgmq make it, untouched by linernotes. Sourced by the
# benchmarks, from the root of the checkout. Everything is gone at exit.

pgmq_sql=$(find .build/servers -path '*/pgmq/sql/pgmq.sql' | head -n 1)
export PATH
PATH=$(pg_config --bindir):$PATH
home=$(mktemp -d)
chmod 711 "$home"
export PGHOST=$home PGPORT=54329 PGUSER=postgres

say() { echo "bench: $*" >&2; }

as_postgres() {
  if [[ $EUID -eq 0 ]]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

stop() {
  as_postgres pg_ctl -D "$home/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$home"
}

start() {
  [[ $EUID -ne 0 ]] || chown postgres "$home"
  trap stop EXIT
  as_postgres initdb -D "$home/data" -U postgres -A trust -E UTF8 --no-locale >/dev/null
  cat >>"$home/data/postgresql.conf" <<C
port = $PGPORT
listen_addresses = ''
unix_socket_directories = '$home'
shared_buffers = 512MB
max_wal_size = 4GB
checkpoint_timeout = 30min
C
  as_postgres pg_ctl -D "$home/data" -l "$home/log" -w start >/dev/null
  createdb theirs
  psql -q -d theirs -f "$pgmq_sql" >/dev/null 2>&1
  psql -q -d theirs -c "select pgmq.create('bench')" >/dev/null
  createdb face
  psql -q -d face -f sql/install.sql >/dev/null 2>&1
  psql -q -d face -c "select pgmq.create('bench')" >/dev/null
  createdb ours
  psql -q -d ours -f sql/install.sql >/dev/null 2>&1
  for queue in bench noop; do
    psql -q -d ours -c "select linernotes.enter_queue('$queue')" >/dev/null
  done
}
