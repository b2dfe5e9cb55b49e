#!/usr/bin/env bash
# Installs what the conformance tests compare with, where it is not what their requirements.txt says: PGMQ's own SQL and
# a newer Postgres. Only files of these packages are used, none of their code is run: so no dependencies.
set -euo pipefail

cd "$(dirname "$0")/../.."
wanted=Tests/Conformance/requirements.txt
environment=.build/servers

source deploy/setup/needs.sh

needs cmp diffutils
# Copied there last: an installation that was cut off is begun anew.
cmp -s "$wanted" "$environment/requirements.txt" && exit 0

say "installing PGMQ's SQL and a newer Postgres into $environment"
rm -rf "$environment"
make_python "$environment/python"
with_pip "$environment/python/bin/python" --no-deps --target "$environment/packages" -r "$wanted"
rm -rf "$environment/python"
cp "$wanted" "$environment/requirements.txt"
