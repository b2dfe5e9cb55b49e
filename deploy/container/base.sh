#!/usr/bin/env bash
# Makes a Debian 12 as small as the image of that name, that reaches what this machine reaches: base.sh FOLDER
# It is kept for a day in .build/images, so that several images begin with the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/setup/needs.sh
source deploy/setup/bare-settings.sh

root=$1
kept=.build/images/debian.tar
needs debootstrap debootstrap
if [[ -z $(find "$kept" -mtime -1 2>/dev/null) ]]; then
  debootstrap --variant=minbase bookworm "$root" "$(debian_mirror)" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; fail "debootstrap failed"; }
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  copy_apt_settings "$root"
  mkdir -p "$(dirname "$kept")"
  tar -cf "$kept.new" -C "$root" .
  mv "$kept.new" "$kept"
else
  tar -xf "$kept" -C "$root"
fi
