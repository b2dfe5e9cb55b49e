#!/usr/bin/env bash
# Writes the sources that come from files of the repository alone; the executables are built from them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup/needs.sh"
needs sha256sum coreutils
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The queues first: they stand in a module of the schema, which is embedded.
for script in deploy/generate-queues.sh sql/generate-embedded.sh Sources/Tools/Simulator/Catalogue/generate.sh; do
  if [[ -x $script ]]; then "$script"; fi
done
