#!/usr/bin/env bash
# Measures the queue beside PGMQ's own statements and beside raw SQL, in one run, and prints Markdown: queue.sh [FAST]
#
# Needs: .build/servers (deploy/setup/servers.sh), a release build of noop-worker (its folder in EXECUTABLES).
# The server is a private one with full durability; everything is gone afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fast=${1:-}
here=$PWD/Tests/Benchmarks/queue
worker=$EXECUTABLES/noop-worker
rounds=${ROUNDS:-3}
[[ -z $fast ]] || rounds=1

. Tests/Benchmarks/server.sh

# fill DATABASE QUEUE COUNT: an empty archive, and so many messages due, vacuumed, on disk.
fill() {
  psql -q -d "$1" -c "truncate pgmq.q_$2, pgmq.a_$2" -c "
    insert into pgmq.q_$2 (vt, message)
    select clock_timestamp(), jsonb_build_object('trackId', g, 'trackName', 'Some name of a track', 'albumId', g / 10,
      'artistId', 1)
    from generate_series(1, $3) g" -c "vacuum analyze pgmq.q_$2" -c checkpoint
}

# pgbench_rate DATABASE SCRIPT BATCH CLIENTS TRANSACTIONS: messages a second.
pgbench_rate() {
  pgbench -n -M prepared -f "$here/$2.sql" -D "n=$3" -D 'ids={}' -D 'counts={}' -c "$4" -j 2 -t "$5" "$1" 2>&1 |
    awk -v n="$3" '/^tps/ { printf "%d\n", $3 * n } /ERROR|failed/ && !/failed transactions: 0/ { print > "/dev/stderr" }'
}

# drain SIDE BATCH CLIENTS MESSAGES: messages a second.
drain() {
  local side=$1 batch=$2 clients=$3 messages=$4
  case $side in
    theirs | face) fill "$side" bench "$((messages + batch * clients))" && pgbench_rate "$side" pgmq-drain "$batch" "$clients" $((messages / batch / clients)) ;;
    raw | ours | named) fill ours bench "$((messages + batch * clients))" && pgbench_rate ours "$side-drain" "$batch" "$clients" $((messages / batch / clients)) ;;
    swift)
      fill ours noop "$messages"
      local began
      began=$(date +%s%N)
      DATABASE_URL="postgresql://postgres@/ours?host=$home&port=$PGPORT" LINERNOTES_LOG_LEVEL=error \
        "$worker" --once --batch-size "$batch" --concurrency "$clients" --max-seconds 600
      echo $((messages * 1000000000 / ($(date +%s%N) - began)))
      [[ $(psql -At -d ours -c 'select count(*) from pgmq.a_noop') == "$messages" ]] || say "messages are missing"
      ;;
  esac
}

median() { sort -n | awk '{ v[NR] = $1 } END { printf "%d\n", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# Each side at its best number of clients; rounds in turn, so that a change of the machine's speed meets all sides.
drains() {
  local batch side clients round messages
  declare -A best
  echo "| batch | PGMQ: read + archive | our pgmq: the same | raw SQL | acknowledge_and_read | by name | worker, no-op handler |" \
    "our pgmq / PGMQ | ours / PGMQ | by name / PGMQ | worker / raw |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|"
  for batch in 1 10 100; do
    for clients in 1 4 16; do
      # About as long for each number of clients.
      case $batch in 1) messages=4800 ;; 10) messages=48000 ;; *) messages=160000 ;; esac
      [[ $clients -eq 1 ]] || messages=$((messages * 3))
      [[ -z $fast ]] || messages=$((messages / 6))
      for ((round = 0; round < rounds; round++)); do
        for side in theirs face raw ours named swift; do
          drain $side $batch $clients $messages >>"$home/rate.$side.$batch.$clients"
        done
      done
    done
    for side in theirs face raw ours named swift; do
      best[$side]=0
      for clients in 1 4 16; do
        rate=$(median <"$home/rate.$side.$batch.$clients")
        say "$side, batch $batch, $clients clients: $rate messages a second"
        [[ $rate -le ${best[$side]} ]] || best[$side]=$rate
      done
    done
    echo "| $batch | ${best[theirs]} | ${best[face]} | ${best[raw]} | ${best[ours]} | ${best[named]} | ${best[swift]} |" \
      "$(ratio "${best[face]}" "${best[theirs]}") | $(ratio "${best[ours]}" "${best[theirs]}") | $(ratio "${best[named]}" "${best[theirs]}") |" \
      "$(ratio "${best[swift]}" "${best[raw]}") |"
  done
}

sends() {
  local clients=4 transactions=500 round
  [[ -z $fast ]] || transactions=50
  for ((round = 0; round < rounds; round++)); do
    for side in theirs:pgmq-send face:pgmq-send ours:pgmq-send ours:ours-send; do
      psql -q -d "${side%%:*}" -c "truncate pgmq.q_bench" -c checkpoint
      pgbench_rate "${side%%:*}" "${side##*:}" 100 $clients $transactions >>"$home/send.$side"
    done
  done
  local theirs face pgmq fleet
  theirs=$(median <"$home/send.theirs:pgmq-send")
  face=$(median <"$home/send.face:pgmq-send")
  pgmq=$(median <"$home/send.ours:pgmq-send")
  fleet=$(median <"$home/send.ours:ours-send")
  echo "| PGMQ: send_batch | our pgmq.send_batch | the same to a queue of the fleet | linernotes.send_batch | ours / PGMQ |" \
    "to the fleet / PGMQ | linernotes / PGMQ |"
  echo "|---|---|---|---|---|---|---|"
  echo "| $theirs | $face | $pgmq | $fleet | $(ratio "$face" "$theirs") | $(ratio "$pgmq" "$theirs") |" \
    "$(ratio "$fleet" "$theirs") |"
}

# percentiles DATABASE STATEMENT: p50 and p99 of 300 runs, in milliseconds, measured in the server.
percentiles() {
  psql -At -q -d "$1" <<S
do \$\$
declare
  v_began timestamptz;
  v_took double precision[];
begin
  for i in 1..310 loop
    v_began := clock_timestamp();
    perform $2;
    v_took := v_took || extract(epoch from clock_timestamp() - v_began) * 1000;
    commit;
  end loop;
  create temporary table took as select unnest(v_took[11:]) as ms;
end
\$\$;
select format('%s | %s', round(percentile_cont(0.5) within group (order by ms)::numeric, 3),
  round(percentile_cont(0.99) within group (order by ms)::numeric, 3)) from took;
S
}

# buffers DATABASE STATEMENT: how many pages one run of it looks at, once plans and catalogues are known.
buffers() {
  psql -At -q -d "$1" <<S | sed -n 's/.*shared hit=\([0-9]*\).*/\1/p' | head -n 1
select from $2;
select from $2;
explain (analyze, buffers, costs off, timing off, summary off) select * from $2;
S
}

delayed() {
  local count database
  echo "| delayed messages | read | p50 ms | p99 ms | pages |"
  echo "|---|---|---|---|---|"
  for count in 300000 3000000; do
    [[ -z $fast || $count -eq 300000 ]] || continue
    for database in theirs ours; do
      psql -q -d $database -c "truncate pgmq.q_bench" -c "
        insert into pgmq.q_bench (vt, message)
        select clock_timestamp() + interval '1 hour' + g * interval '1 ms', '{}' from generate_series(1, $count) g" \
        -c "vacuum analyze pgmq.q_bench" -c checkpoint
    done
    if [[ $count -eq 300000 ]]; then
      echo "| $count | PGMQ: pgmq.read | $(percentiles theirs "* from pgmq.read('bench', 30, 10)") | $(buffers theirs "pgmq.read('bench', 30, 10)") |"
    fi
    echo "| $count | our pgmq.read | $(percentiles ours "* from pgmq.read('bench', 30, 10)") | $(buffers ours "pgmq.read('bench', 30, 10)") |"
    echo "| $count | linernotes.read | $(percentiles ours "* from linernotes.read('bench', 10, 30)") | $(buffers ours "linernotes.read('bench', 10, 30)") |"
  done
  psql -q -d theirs -c "truncate pgmq.q_bench"
  psql -q -d ours -c "truncate pgmq.q_bench"
}

latency() {
  local seconds=30 worker_pid
  [[ -z $fast ]] || seconds=5
  psql -q -d ours -c "truncate pgmq.q_noop, pgmq.a_noop"
  DATABASE_URL="postgresql://postgres@/ours?host=$home&port=$PGPORT" LINERNOTES_LOG_LEVEL=error \
    "$worker" --watch 2>"$home/latency" &
  worker_pid=$!
  until [[ $(psql -At -d ours -c "select count(*) from pg_locks where locktype = 'advisory' and classid = 19535") -gt 0 ]]; do
    sleep 0.1
  done
  pgbench -n -M prepared -f "$here/timed-send.sql" -R 50 -c 1 -T $seconds ours >/dev/null 2>&1
  kill -TERM $worker_pid
  wait $worker_pid || say "the worker ended with $?"
  sed -n 's/^latency_us //; T; s/ /, /g; s/=/ /g; p' "$home/latency"
  echo
  psql -q -d ours -c "create table plain (x integer)"
  pgbench -n -M prepared -f "$here/plain-insert.sql" -R 50 -c 1 -T $((seconds / 3)) ours 2>/dev/null | awk '
    /^latency average/ { average = $4 }
    /^rate limit schedule lag/ { printf "An insert of one row, durable, at the same pace: %d on average.\n", (average - $6) * 1000 }'
}

start
say "drain: $rounds rounds"
echo "### Drain, messages a second"
echo
drains
echo
echo "### Send, messages a second, batches of 100, 4 clients"
echo
sends
echo
echo "### Reading where nothing is due"
echo
delayed
echo
echo "### From the send to the handler's start, microseconds, 50 sends a second, one worker that waits"
echo
latency
echo
echo "Postgres $(psql -At -d ours -c 'show server_version'), fsync $(psql -At -d ours -c 'show fsync'), synchronous_commit" \
  "$(psql -At -d ours -c 'show synchronous_commit'), $(nproc) cores, $(date +%Y-%m-%d)."
