#!/usr/bin/env bash
# Runs images as a cluster does: a user without rights, a root that can't be written to, secrets as files. A Postgres and a
# simulator on the loopback are what they talk to: try.sh LINER WORKER (liner, and the worker to try; both in .build/images)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/setup/needs.sh
if [[ -z ${LINERNOTES_TRYING:-} ]]; then
  [[ $EUID -eq 0 ]] || fail "containers are tried with chroot and mounts: run this as root"
  work=$(mktemp -d /var/tmp/liner-notes-try.XXXXXX)
  chmod 755 "$work"
  trap 'rm -rf --one-file-system "$work"' EXIT
  env LINERNOTES_TRYING="$work" unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
    "${BASH_SOURCE[0]}" "$@"
  exit
fi

liner=$1 worker=$2
work=$LINERNOTES_TRYING
source deploy/checks/scratch-database.sh

# Mounts an image as a container's runtime does; its secrets are files of root's for the program's group.
mount_image() {
  local root=$work/$1
  mkdir "$root"
  mount --bind ".build/images/$1" "$root"
  mount -o remount,bind,ro "$root"
  mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
  mount -t tmpfs -o mode=755 tmpfs "$root/run/secrets"
  mount --rbind /dev "$root/dev"
  mount --rbind /proc "$root/proc"
  mount --bind /etc/hosts "$root/etc/hosts"
  install -m 440 -g 10001 <(echo "$2") "$root/run/secrets/DATABASE_URL"
}

# Runs an image's program: run IMAGE ARGUMENT…
run() {
  local root=$work/$1 program
  program=$(python3 -c 'import json, sys; print(*json.load(open(sys.argv[1]))["entrypoint"])' ".build/images/$1.json")
  shift
  env -i PATH=/usr/sbin:/usr/bin LINERNOTES_SECRETS_FOLDER=/run/secrets LINERNOTES_PROVIDERS=musicbrainz MUSICBRAINZ_CONTACT=you@example.org \
    MUSICBRAINZ_API_URL="http://127.0.0.1:$simulator/ws/2" \
    chroot --userspec=10001:10001 --groups=10001 "$root" "$program" "$@"
}

start_database
env -i LINERNOTES_HOME="$work" "$liner" simulate --port "$simulator" --speed 50 >"$work/simulator.log" 2>&1 &

mount_image liner "postgresql://owner:$password@127.0.0.1:$port/postgres"
run liner migrate
psql_value "alter role linernotes_worker password '$password'"
mount_image "$worker" "postgresql://linernotes_worker:$password@127.0.0.1:$port/postgres"
run "$worker" describe | grep -q "\"$worker\""
psql_value "select linernotes.start_artist_discovery('Janet Jackson')" >/dev/null
# A limit may put the message off, on a machine that is slow.
for _ in {1..10}; do
  run "$worker" --once
  found=$(psql_value "select name from linernotes.artists")
  [[ -z $found ]] || break
  sleep 2
done
[[ $found == *"Janet Jackson"* ]] || fail "the worker's container found no artist: $found"

# What must not go: to write to the root, to find a shell, to have rights.
chroot --userspec=10001:10001 --groups=10001 "$work/$worker" /bin/sh -c true 2>/dev/null && fail "there is a shell in the image"
touch "$work/$worker/etc/passwd" 2>/dev/null && fail "its root can be written to"
[[ -z $(find "$work/$worker" -xdev -perm /6000) ]] || fail "a program in the image gives rights"
umount -R "$work/$worker" "$work/liner"
echo "The images run as 10001 on a root that can't be written to: migrated, described, and found $found."
