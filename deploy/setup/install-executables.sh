#!/usr/bin/env bash
# Copies executables from a build folder, without their symbols: install-executables.sh FROM TO NAME…
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/needs.sh"
needs strip binutils

from=$1 to=$2
shift 2
mkdir -p "$to"
for name in "$@"; do
  [[ -x $from/$name ]] || fail "$from/$name was not built: run make build again"
  # Into place by a rename: a worker that runs keeps its old file.
  install -m 755 "$from/$name" "$to/.$name.new"
  strip "$to/.$name.new"
  mv -f "$to/.$name.new" "$to/$name"
done
echo "Executables in $to/: $*"
