#!/usr/bin/env bash
# Installs the public clients that the simulator is tested with, where they are not what requirements.txt says.
set -euo pipefail

cd "$(dirname "$0")/../.."
wanted=Tests/Clients/requirements.txt
environment=.build/clients

say() { echo "setup: $*" >&2; }

# Copied there last: an installation that was cut off is begun anew.
cmp -s "$wanted" "$environment/requirements.txt" && "$environment/bin/python" -c '' 2>/dev/null && exit 0

say "installing the public clients into $environment"
rm -rf "$environment"
if ! python3 -m venv "$environment"; then
  say "Python can't make a virtual environment; on Debian that needs the package python3-venv."
  exit 1
fi
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-input -r "$wanted"
cp "$wanted" "$environment/requirements.txt"
