#!/usr/bin/env bash
# Writes everything that is generated into this checkout: generate.sh EXECUTABLES-FOLDER WORKER…
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup/needs.sh"
needs sha256sum coreutils

executables=$(cd "$1" && pwd)
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What comes from files of the repository alone.
for script in sql/generate-install.sh sql/generate-embedded.sh Sources/Tools/Simulator/Catalogue/generate.sh; do
  if [[ -x $script ]]; then "$script"; fi
done

# What comes from the workers' declarations.
descriptions=$(mktemp -d)
trap 'rm -rf "$descriptions"' EXIT
files=()
for worker in "$@"; do
  "$executables/$worker" describe >"$descriptions/$worker.json" ||
    fail "$executables/$worker can't describe itself: run make build again"
  files+=("$descriptions/$worker.json")
done
rm -f cron/crontab deploy/systemd/*.service deploy/systemd/*.timer deploy/kubernetes/*.yaml
"$executables/generate-deployment" --output . "${files[@]}"
