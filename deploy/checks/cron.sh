#!/usr/bin/env bash
# Runs the committed crontab under the genuine cron daemon, installed as docs/operations/cron.md says, until the artist of a
# discovery is found: cron.sh EXECUTABLES. As root; in name spaces of its own, where other /etc, /dev, /run and
# /var/spool/cron stand, so that nothing of this machine's cron is touched. It takes as long as the schedule: two minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/setup/needs.sh
if [[ -z ${LINERNOTES_TRYING:-} ]]; then
  [[ $EUID -eq 0 ]] || fail "a daemon of its own, and another user's crontab: run this as root"
  command -v cron >/dev/null || deploy/setup/debian.sh cron
  mkdir -p /opt/liner-notes
  work=$(mktemp -d /var/tmp/liner-notes-cron.XXXXXX)
  chmod 755 "$work"
  trap 'rmdir --ignore-fail-on-non-empty /opt/liner-notes; rm -rf --one-file-system "$work"' EXIT
  env LINERNOTES_TRYING="$work" unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
    "${BASH_SOURCE[0]}" "$@"
  exit
fi

executables=$(cd "$1" && pwd)
work=$LINERNOTES_TRYING
source deploy/checks/scratch-database.sh

# What the daemon and its jobs see in place of this machine's.
other_places() {
  local device
  cp -a /etc "$work/etc"
  mount --bind "$work/etc" /etc
  mkdir "$work/dev"
  mount -t tmpfs -o mode=755 tmpfs "$work/dev"
  for device in null zero random urandom; do
    touch "$work/dev/$device"
    mount --bind "/dev/$device" "$work/dev/$device"
  done
  ln -s /proc/self/fd "$work/dev/fd"
  mkdir -m 1777 "$work/dev/shm"
  mount --rbind "$work/dev" /dev
  mount -t tmpfs -o mode=755 tmpfs /run
  mount -t tmpfs -o mode=755 tmpfs /opt/liner-notes
  mount -t tmpfs -o mode=755 tmpfs /var/spool/cron
  install -d -m 1730 -g crontab /var/spool/cron/crontabs
}

# A syslog that writes down what it is told.
syslog() {
  python3 - "$work/syslog" <<'PYTHON' &
import os, socket, sys
log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
log.bind("/dev/log")
os.chmod("/dev/log", 0o666)
with open(sys.argv[1], "ab", buffering=0) as file:
    while True:
        file.write(log.recv(65536).rstrip(b"\n") + b"\n")
PYTHON
  until [[ -S /dev/log ]]; do sleep 0.1; done
}

# docs/operations/cron.md, step by step.
install_fleet() {
  useradd --system --home-dir /nonexistent --no-create-home liner-notes
  mkdir -p /opt/liner-notes/bin /etc/liner-notes
  install -m 755 "$executables"/{liner,artist-discovery} /opt/liner-notes/bin/
  install -m 640 -g liner-notes deploy/environment.example /etc/liner-notes/environment
  install -m 600 -o liner-notes /dev/null /etc/liner-notes/pgpass
  sed -i "s|^DATABASE_URL=.*|DATABASE_URL='postgresql://linernotes_worker@127.0.0.1:$port/postgres'|" \
    /etc/liner-notes/environment
  printf '%s\n' "LINERNOTES_PROVIDERS='musicbrainz'" "MUSICBRAINZ_API_URL='http://127.0.0.1:$simulator/ws/2'" \
    >>/etc/liner-notes/environment
  echo "127.0.0.1:$port:postgres:linernotes_worker:$password" >/etc/liner-notes/pgpass
  crontab -u liner-notes cron/crontab
}

other_places
syslog
start_database
"$executables/liner" simulate --port "$simulator" --speed 50 >"$work/simulator.log" 2>&1 &
DATABASE_URL="postgresql://owner:$password@127.0.0.1:$port/postgres" "$executables/liner" migrate
psql_value "alter role linernotes_worker password '$password'"
install_fleet
psql_value "select linernotes.start_artist_discovery('Janet Jackson')" >/dev/null
cron -f &
for _ in {1..150}; do
  found=$(psql_value "select name from linernotes.artists limit 1")
  [[ -z $found ]] || break
  sleep 1
done
cat "$work/syslog"
[[ $found == "Janet Jackson" ]] || fail "cron has started no worker that found the artist"
grep -q 'artist-discovery: ' "$work/syslog" || fail "what the worker said is not in syslog"
echo "The crontab has found $found under the genuine cron daemon."
