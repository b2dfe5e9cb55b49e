# Sourced by what tries the fleet as it is deployed: a Postgres on the loopback that wants passwords, in $work, and a port
# for the simulator beside it.

port=$((20000 + RANDOM % 20000))
simulator=$((port + 1))
password=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')

as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

# Starts it; its superuser is `owner`.
start_database() {
  local programs
  programs=$(pg_config --bindir)
  install -d -o postgres "$work/postgres"
  install -o postgres -m 600 <(echo "$password") "$work/password"
  as_postgres "$programs/initdb" --pgdata="$work/postgres" --username=owner --auth=scram-sha-256 \
    --pwfile="$work/password" --no-sync >"$work/initdb.log"
  as_postgres "$programs/postgres" -D "$work/postgres" -p "$port" -k "$work/postgres" -c fsync=off \
    >"$work/postgres.log" 2>&1 &
  for _ in {1..100}; do
    "$programs/pg_isready" -q -h 127.0.0.1 -p "$port" && return
    sleep 0.1
  done
  cat "$work/postgres.log" >&2
  fail "Postgres has not started"
}

# What a statement answers; it stands in no list of arguments.
psql_value() { PGPASSWORD=$password psql -h 127.0.0.1 -p "$port" -U owner -d postgres -Atq <<<"$1"; }
