#!/usr/bin/env bash
# Installs the browser that pages are looked at with, and what drives it, where they are not there.
set -euo pipefail

cd "$(dirname "$0")/../.."
wanted=Tests/Browser/requirements.txt
environment=.build/browser

source deploy/setup/needs.sh

deploy/setup/debian.sh chromium chromium-driver
needs cmp diffutils
# Copied there last: an installation that was cut off is begun anew.
cmp -s "$wanted" "$environment/requirements.txt" && "$environment/bin/python" -c '' 2>/dev/null && exit 0

say "installing what drives the browser into $environment"
rm -rf "$environment"
make_python "$environment"
with_pip "$environment/bin/python" -r "$wanted"
cp "$wanted" "$environment/requirements.txt"
