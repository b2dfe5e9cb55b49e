#!/usr/bin/env bash
# Builds the reference of what System, Core and Domain offer, from their doc comments: docs.sh FOLDER
# A warning is an error: a link that leads nowhere, a parameter that is not there.
#
# The toolchain brings all that is needed. DocC's plugin would add two packages that everybody resolves and nobody else
# uses, and takes the symbols of one library after the other, planning the whole build anew for each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source deploy/setup/needs.sh
docc=$(dirname "$(readlink -f "$(command -v swift)")")/docc
[[ -x $docc ]] || fail "docc is missing beside swift: install a toolchain from swift.org"
built=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a library offers, from docs/libraries.md.
sentence() { sed -n "s/^| $1 | \(.*\) |\$/\1/p" docs/libraries.md; }

# Declarations of the library that others may use, in the symbol graph.
offers() { grep -q '"accessLevel":"public"' "$graphs/$1.symbols.json"; }

graphs=$(swift build --show-bin-path)/../symbolgraph
rm -rf "$graphs"
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >"$work/log" 2>&1 || {
  tail -n 40 "$work/log" >&2
  fail "the libraries don't build"
}

status=0
for folder in Sources/{System,Core,Domain}/*/; do
  library=$(basename "$folder")
  # A folder of C has no declarations of Swift, a library for the package alone has none for others.
  [[ -n $(find "$folder" -name '*.swift' -print -quit) ]] && offers "$library" || continue
  what=$(sentence "$library")
  [[ -n $what ]] || { say "docs/libraries.md has no line for $library"; status=1; continue; }
  mkdir -p "$work/$library.docc" "$work/$library.graphs"
  printf '# ``%s``\n\n%s.\n' "$library" "${what^}" >"$work/$library.docc/$library.md"
  cp "$graphs/$library.symbols.json" "$graphs/$library"@*.symbols.json "$work/$library.graphs" 2>/dev/null || true
  "$docc" convert "$work/$library.docc" --additional-symbol-graph-dir "$work/$library.graphs" \
    --fallback-display-name "$library" --fallback-bundle-identifier "liner-notes.$library" \
    --fallback-default-module-kind Library --warnings-as-errors --output-dir "$work/$library.doccarchive" 2>&1 |
    sed '/^$/d' >&2 || status=1
done
[[ $status == 0 ]] || fail "the reference has faults; they stand above"

rm -rf "$built"
mkdir -p "$(dirname "$built")"
"$docc" merge "$work"/*.doccarchive --synthesized-landing-page-name "Liner Notes" --output-path "$built"
