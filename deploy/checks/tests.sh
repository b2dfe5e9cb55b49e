#!/usr/bin/env bash
# Runs the tests; what failed stands once more at the end, where people and the tails of logs look.
set -euo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Some tests prove that a process ends at once: their stacks are no news, and take seconds each.
export SWIFT_BACKTRACE=enable=no
swift test "$@" 2>&1 | tee "$log" && exit
printf '\nWhat failed:\n'
grep -aE '✘|error: |Fatal error' "$log" | tail -60
exit 1
