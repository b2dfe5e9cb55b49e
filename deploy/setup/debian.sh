#!/usr/bin/env bash
# Installs the packages that building, testing and the private database need, where one is missing; and those that it is
# given as arguments.
set -euo pipefail

packages=(libpq-dev libcurl4-openssl-dev libssl-dev libarchive-dev pkg-config binutils openssl postgresql postgresql-client pgbouncer python3-venv "$@")

source "$(dirname "${BASH_SOURCE[0]}")/needs.sh"

# What swift.org names for Debian 12 (seen 2026-11).
swift_packages=(binutils-gold gcc git libcurl4-openssl-dev libedit-dev libncurses-dev libpython3-dev libsqlite3-dev
  libstdc++-12-dev libxml2-dev libz3-dev pkg-config tzdata uuid-dev zlib1g-dev)

# Why a Swift that is there does not run: explain_swift WHAT-IT-SAID
explain_swift() {
  local missing folder
  folder=$(dirname "$(readlink -f "$(command -v swift)")")
  # The loader names the first; all programs of the compiler are looked at, to name the others too.
  missing=$({
    sed -n 's/.*error while loading shared libraries: \([^:]*\):.*/\1/p' <<<"$1"
    for program in swift swift-driver swift-frontend swift-build swift-package; do
      [[ -e $folder/$program ]] && ldd "$folder/$program" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p'
    done
  } | sort -u | tr '\n' ' ') || true
  if [[ -n $missing ]]; then
    say "Swift can't start, for the system lacks ${missing% }. On Debian, as root:"
    fail "  apt-get install ${swift_packages[*]}"
  fi
  say "Swift can't start. It says: ${1:-nothing}"
  fail "Install it anew from https://www.swift.org/install/linux/, for this system and $(uname -m)."
}

check_swift() {
  command -v swift >/dev/null ||
    fail "Swift is missing. Install 6.3 from https://www.swift.org/install/linux/ and put it on PATH."
  local said version
  said=$(swift --version 2>&1) || explain_swift "$said"
  version=$(sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' <<<"$said" | head -n 1)
  [[ -n $version ]] || explain_swift "$said"
  [[ "$(printf '%s\n' 6.3 "$version" | sort -V | head -n 1)" == 6.3 ]] ||
    fail "Swift $version is too old; 6.3 is needed: https://www.swift.org/install/linux/"
  # Swift fetches the packages that we build on with it.
  needs git git
}

is_installed() { [[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]; }

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "packages are missing, and there is no sudo. As root: apt-get install ${missing[*]}"
  fi
}

# The package would make and start a server for the whole machine; we only want its programs.
without_cluster() {
  is_installed postgresql-common && return
  [[ -e /etc/postgresql-common/createcluster.conf ]] && return
  as_root mkdir -p /etc/postgresql-common
  echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
}

check_swift
if ! command -v dpkg-query >/dev/null; then
  say "this is no Debian; install the like of what follows, if it is missing: ${packages[*]}"
  exit 0
fi

missing=()
for package in "${packages[@]}"; do is_installed "$package" || missing+=("$package"); done
[[ ${#missing[@]} -eq 0 ]] && exit 0

say "installing ${missing[*]}"
without_cluster
export DEBIAN_FRONTEND=noninteractive
# Without the newest lists what they know may do.
as_root apt-get update -q </dev/null || say "apt-get update failed; trying with the lists that are here"
# A configuration file that stands already stays as it is.
as_root apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}" </dev/null ||
  fail "apt-get could not install ${missing[*]}: is there a way to the mirror in /etc/apt, and room on the disk?"

# Debian starts its service with the package; only its program is wanted here.
if [[ " ${missing[*]} " == *" pgbouncer "* && -d /run/systemd/system ]]; then
  as_root systemctl disable --now pgbouncer
fi
