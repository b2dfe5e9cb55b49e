#!/usr/bin/env bash
# Takes the Dockerfile's steps for programs that this machine has built, without Docker: images.sh EXECUTABLES PROGRAM…
# The roots are left in .build/images, with their sizes; a worker's of 60 MB or more fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/setup/needs.sh
[[ $EUID -eq 0 ]] || fail "roots are made with chroot: run this as root"

executables=$(cd "$1" && pwd)
shift
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir "$stage/liner-notes"
cp -a "$executables" "$stage/liner-notes/bin"
for program in "$@"; do
  root=.build/images/$program
  deploy/container/build.py --into "$root" --arg "PROGRAM=$program" --stage "build=$stage" Dockerfile
  bytes=$(du -sb "$root" | cut -f1)
  echo "$root: $((bytes / 1000000)) MB"
  [[ $program == liner || $bytes -lt 60000000 ]] || fail "a worker's image is to be under 60 MB"
done
