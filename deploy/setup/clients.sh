#!/usr/bin/env bash
# Installs the public clients that the simulator is tested with, where they are not what requirements.txt says.
set -euo pipefail

cd "$(dirname "$0")/../.."
wanted=Tests/Clients/requirements.txt
environment=.build/clients

source deploy/setup/needs.sh

needs cmp diffutils
# Copied there last: an installation that was cut off is begun anew.
cmp -s "$wanted" "$environment/requirements.txt" && "$environment/bin/python" -c '' 2>/dev/null && exit 0

say "installing the public clients into $environment"
rm -rf "$environment"
make_python "$environment"
with_pip "$environment/bin/python" -r "$wanted"
cp "$wanted" "$environment/requirements.txt"
