#!/usr/bin/env bash
# Installs what lint checks files of deployment with, where it is not there: promtool, systemd-analyze, and of Python
# what deploy/checks/requirements.txt says.
set -euo pipefail

cd "$(dirname "$0")/../.."
wanted=deploy/checks/requirements.txt
environment=.build/lint

source deploy/setup/needs.sh

command -v promtool >/dev/null || deploy/setup/debian.sh prometheus
command -v systemd-analyze >/dev/null || deploy/setup/debian.sh systemd
# Debian starts its service with the package; only its program is wanted here.
if [[ -d /run/systemd/system ]] && systemctl is-active --quiet prometheus; then
  say "prometheus runs as a service; to stop it: systemctl disable --now prometheus"
fi
needs cmp diffutils
# Copied there last: an installation that was cut off is begun anew.
cmp -s "$wanted" "$environment/requirements.txt" && "$environment/bin/python" -c '' 2>/dev/null && exit 0

say "installing what checks files of deployment into $environment"
rm -rf "$environment"
make_python "$environment"
with_pip "$environment/bin/python" -r "$wanted"
cp "$wanted" "$environment/requirements.txt"
