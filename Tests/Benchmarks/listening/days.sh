#!/usr/bin/env bash
# Compiles the plays' assembly and the generator of the tests with optimisation, and counts over seeded days: days.sh COUNT
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

compile() { # MODULE FILE…
  local module=$1
  shift
  swiftc -O -wmo -swift-version 6 -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature ExistentialAny \
    -package-name liner -parse-as-library -module-name "$module" -I "$built" -emit-module \
    -emit-module-path "$built/$module.swiftmodule" -c "$@" -o "$built/$module.o"
}

compile Matching Sources/Domain/Matching/*.swift
compile Listening Sources/Domain/Listening/*.swift
compile TestSupport Tests/Support/SeededRandom.swift
compile Days Tests/Domain/ListeningTests/{SeededDays,SeededDays+Difference,MemoryArchive}.swift \
  Tests/Benchmarks/listening/Days.swift
swiftc "$built"/*.o -o "$built/days"
"$built/days" "${1:-100000}"
