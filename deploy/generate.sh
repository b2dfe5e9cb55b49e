#!/usr/bin/env bash
# Writes everything that is generated into this checkout: generate.sh EXECUTABLES-FOLDER WORKER…
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup/needs.sh"

executables=$(cd "$1" && pwd)
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."
deploy/generate-sources.sh

# What comes from the workers' declarations.
descriptions=$(mktemp -d)
trap 'rm -rf "$descriptions"' EXIT
files=()
for worker in "$@"; do
  "$executables/$worker" describe >"$descriptions/$worker.json" ||
    fail "$executables/$worker can't describe itself: run make build again"
  files+=("$descriptions/$worker.json")
done
rm -f cron/crontab deploy/systemd/*.service deploy/systemd/*.timer deploy/kubernetes/settings.yaml \
  deploy/kubernetes/scheduled/cronjobs.yaml deploy/kubernetes/staying/deployments.yaml deploy/monitoring/dashboard.json
"$executables/generate-deployment" --output . "${files[@]}"
# Their jobs for pg_cron are a function of the schema.
sql/generate-embedded.sh
