#!/usr/bin/env bash
# Drains 1,000 messages a second while one old snapshot is held, and prints how long a turn (acknowledge 50, read 50,
# commit) took, minute by minute: snapshot.sh [MINUTES]. Dead tuples pile up behind the snapshot; the read must not care.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

minutes=${1:-10}
here=$PWD/Tests/Benchmarks/queue
. Tests/Benchmarks/server.sh

start
psql -q -d ours >/dev/null 2>&1 <<S &
begin isolation level repeatable read;
select count(*) from pg_class;
select pg_sleep($((minutes * 60 + 30)));
S
sleep 1
pgbench -n -M prepared -f "$here/send-50.sql" -R 20 -c 2 -T $((minutes * 60)) ours >"$home/send.log" 2>&1 &
(cd "$home" && pgbench -n -M prepared -f "$here/ours-drain.sql" -D n=50 -D 'ids={}' -D 'counts={}' -R 60 -c 4 -j 2 \
  -l --log-prefix=turn -T $((minutes * 60)) ours >"$home/drain.log" 2>&1)

echo "| minute | turns | p50 ms | p99 ms | max ms |"
echo "|---|---|---|---|---|"
# client, transaction, microseconds, script, epoch seconds, ..., lag of the schedule: not part of the turn.
cat "$home"/turn.* | sort -n -k5,5 | awk '
  NR == 1 { first = $5 }
  { print int(($5 - first) / 60) + 1, $3 - $7 }' | sort -k1,1n -k2,2n | awk '
  function row() { if (n) printf "| %d | %d | %.1f | %.1f | %.1f |\n", minute, n, v[int(n * 0.5) + 1] / 1000, v[int(n * 0.99) + 1] / 1000, v[n] / 1000 }
  $1 != minute { row(); minute = $1; n = 0 }
  { v[++n] = $2 }
  END { row() }'
echo
psql -At -d ours -c "
  select format('Sent %s, archived %s, waiting %s; %s dead tuples in the queue''s table.',
    (select last_value from pgmq.q_bench_msg_id_seq), (select count(*) from pgmq.a_bench),
    (select count(*) from pgmq.q_bench),
    (select n_dead_tup from pg_stat_user_tables where relname = 'q_bench'))"
