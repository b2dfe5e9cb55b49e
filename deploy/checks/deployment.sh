#!/usr/bin/env bash
# Checks what a fleet is deployed with, each kind of file by its own tool; deploy/setup/lint.sh installs them.
# KEDA's kinds have no schema that can be had here: kustomize reads them, nobody checks their fields.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tools=.build/lint/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs a check; what it prints is shown where it fails.
check() {
  local name=$1
  shift
  "$@" >"$work/printed" 2>&1 || { cat "$work/printed" >&2; echo "$name: failed" >&2; exit 1; }
}

# The panels' expressions are rules for promtool.
panels() {
  python3 - "$work/panels.json" <<'PYTHON'
import json, sys
panels = json.load(open("deploy/monitoring/dashboard.json"))["panels"]
rules = [{"record": f"panel_{panel['id']}_{target['refId']}", "expr": target["expr"].replace("$queue", ".*")}
         for panel in panels for target in panel["targets"]]
json.dump({"groups": [{"name": "panels", "rules": rules}]}, open(sys.argv[1], "w"))
PYTHON
  promtool check rules "$work/panels.json"
}

kustomize() {
  local kubectl
  kubectl=$(command -v kubectl || echo "$tools/kubectl")
  "$kubectl" kustomize "deploy/kubernetes/$1" >"$work/$1.yaml"
  "$tools/kubernetes-validate" --strict --quiet --no-warn "$work/$1.yaml"
}

# As the manager of units reads them; its programs need not be installed here.
units() {
  cp deploy/systemd/*.service deploy/systemd/*.timer "$work/"
  sed -i 's|^ExecStart=/opt/liner-notes/bin/[a-z-]*|ExecStart=/bin/true|' "$work"/*.service
  systemd-analyze verify "$work"/liner-notes-*.service "$work"/liner-notes-*.timer 2>&1 | grep "$work" && return 1
  # 2.0 of 10 and above fails: a service is to see the network and nothing else.
  for unit in "$work"/*.service; do systemd-analyze security --offline=true --threshold=19 --no-pager "$unit"; done
}

check "alert rules" promtool check rules deploy/monitoring/alerts.yaml
check "cases of alerts" promtool test rules deploy/monitoring/alerts.test.yaml
check "panels" panels
check "Dockerfile" "$tools/hadolint" Dockerfile
check "compose.yaml" "$tools/check-jsonschema" --builtin-schema vendor.compose-spec compose.yaml
check "kustomize, on schedule" kustomize scheduled
check "kustomize, staying" kustomize staying
check "settings for Kubernetes" "$tools/kubernetes-validate" --strict --quiet --no-warn deploy/kubernetes/settings.yaml
check "systemd units" units
check "migrations" deploy/checks/migrations.py "$tools/squawk"
# A fresh checkout has not resolved its packages.
[[ -f Package.resolved ]] || swift package resolve >/dev/null
check "bill of materials" deploy/sbom.py --check "$tools/python"
