#!/usr/bin/env bash
# Installs what the conformance tests compare with, where it is not what their requirements.txt says: PGMQ's own SQL and
# a newer Postgres. Only files of these packages are used, none of their code is run: so no dependencies.
set -euo pipefail

cd "$(dirname "$0")/../.."
wanted=Tests/Conformance/requirements.txt
environment=.build/servers

say() { echo "setup: $*" >&2; }

# Copied there last: an installation that was cut off is begun anew.
cmp -s "$wanted" "$environment/requirements.txt" && exit 0

say "installing PGMQ's SQL and a newer Postgres into $environment"
rm -rf "$environment"
if ! python3 -m venv "$environment/python"; then
  say "Python can't make a virtual environment; on Debian that needs the package python3-venv."
  exit 1
fi
"$environment/python/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-deps \
  --target "$environment/packages" -r "$wanted"
rm -rf "$environment/python"
cp "$wanted" "$environment/requirements.txt"
