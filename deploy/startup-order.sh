#!/usr/bin/env bash
# Writes deploy/startup-order.txt: the functions that an empty run of each worker executes, for the linker to put side by
# side, so that a start touches few pages. startup-order.sh EXECUTABLES-FOLDER WORKER… ; needs valgrind.
# A name in it that is gone does no harm, and a function that is missing costs a page: renew it now and then.
set -euo pipefail

executables=$(cd "$1" && pwd)
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v valgrind >/dev/null || { echo "valgrind is missing; on Debian: apt-get install valgrind" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for worker in "$@"; do
  valgrind --tool=callgrind --demangle=no --callgrind-out-file="$work/$worker" "$executables/$worker" --once \
    >/dev/null 2>"$work/log" || { tail -n 5 "$work/log" >&2; echo "$worker did not run; is the database up?" >&2; exit 1; }
  # Only what the executable itself holds: names of libraries would be looked for in vain.
  comm -12 <(grep -oE '^c?fn=\([0-9]+\) .*' "$work/$worker" | sed -E "s/^c?fn=\([0-9]+\) //; s/'[0-9]+$//" | LC_ALL=C sort -u) \
    <(nm "$executables/$worker" | awk '{ print $3 }' | LC_ALL=C sort -u)
done | LC_ALL=C sort -u >deploy/startup-order.txt
echo "$(wc -l <deploy/startup-order.txt) functions in deploy/startup-order.txt"
