#!/usr/bin/env bash
# Installs the packages that building, testing and the private database need, where one is missing; and those that it is
# given as arguments.
set -euo pipefail

packages=(libpq-dev libcurl4-openssl-dev pkg-config binutils openssl postgresql postgresql-client pgbouncer python3-venv "$@")

say() { echo "setup: $*" >&2; }

check_swift() {
  if ! command -v swift >/dev/null; then
    say "Swift is missing. Install 6.3 from https://www.swift.org/install/linux/ and put it on PATH."
    exit 1
  fi
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  if [[ "$(printf '%s\n' 6.3 "$version" | sort -V | head -n 1)" != 6.3 ]]; then
    say "Swift $version is too old; 6.3 is needed: https://www.swift.org/install/linux/"
    exit 1
  fi
}

is_installed() { [[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]; }

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "this needs root, and there is no sudo; run as root: $*"
    exit 1
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
as_root apt-get update -q </dev/null
# A configuration file that stands already stays as it is.
as_root apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}" </dev/null

# Debian starts its service with the package; only its program is wanted here.
if [[ " ${missing[*]} " == *" pgbouncer "* && -d /run/systemd/system ]]; then
  as_root systemctl disable --now pgbouncer
fi
