#!/usr/bin/env bash
# Copies executables from a build folder, without their symbols: install-executables.sh FROM TO NAME…
set -euo pipefail

from=$1 to=$2
shift 2
mkdir -p "$to"
for name in "$@"; do
  # Into place by a rename: a worker that runs keeps its old file.
  install -m 755 "$from/$name" "$to/.$name.new"
  strip "$to/.$name.new"
  mv -f "$to/.$name.new" "$to/$name"
done
echo "Executables in $to/: $*"
