#!/usr/bin/env bash
# Generates into a copy of the checkout and compares: drift.sh EXECUTABLES-FOLDER WORKER…
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../setup/needs.sh"
needs diff diffutils

executables=$(cd "$1" && pwd)
shift
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -a Package.swift Makefile compose.yaml Sources Tests sql cron deploy "$copy/"
"$copy/deploy/generate.sh" "$executables" "$@" >/dev/null

status=0
for folder in compose.yaml Sources Tests sql cron deploy; do diff -ru "$folder" "$copy/$folder" || status=1; done
if [[ $status -ne 0 ]]; then
  echo "Generated files are stale (left: here, right: as they should be). Run \`make generate\` and commit." >&2
  exit 1
fi
echo "Generated files are up to date."
