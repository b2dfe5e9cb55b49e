#!/usr/bin/env bash
# Runs make's commands on a bare Debian 12: a root of its own with nothing but Swift and what swift.org names for it.
# bare.sh TARGET… : each target of make, one after the other.
#
# What this machine has been told of git, pip and apt (mirrors, folders, certificates, proxies) holds there too; nothing
# else of it is seen. Mounts and processes live in name spaces of their own and end with them. KEEP=1 keeps the root.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/setup/bare-settings.sh

say() { echo "bare: $*" >&2; }

# From https://www.swift.org/install/linux/debian/12/, seen 2026-11-30; git stands below.
swift_packages=(binutils-gold gcc libcurl4-openssl-dev libedit-dev libicu-dev libncurses-dev libpython3-dev
  libsqlite3-dev libstdc++-12-dev pkg-config tzdata uuid-dev)

require() {
  if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || { say "a root folder of its own needs root's rights, and there is no sudo"; exit 1; }
    exec sudo env "PATH=$PATH" ${LINERNOTES_FIXTURES:+LINERNOTES_FIXTURES="$LINERNOTES_FIXTURES"} ${KEEP:+KEEP="$KEEP"} \
      "$PWD/deploy/checks/bare.sh" "$@"
  fi
  deploy/setup/debian.sh debootstrap
  if ! command -v debootstrap >/dev/null; then
    say "debootstrap is missing; install the package of that name"
    exit 1
  fi
  if ! unshare --mount true 2>/dev/null; then
    say "this machine lets nobody mount (a container without CAP_SYS_ADMIN?); run it on one that does"
    exit 1
  fi
}

# The folder of Swift's toolchain, from where `swift` is.
swift_folder() {
  local program
  program=$(readlink -f "$(command -v swift)") || { say "Swift is missing; see https://www.swift.org/install/"; exit 1; }
  echo "${program%/usr/bin/*}"
}

make_root() {
  say "a bare Debian 12 in $root"
  debootstrap --variant=minbase --include=ca-certificates,git,make bookworm "$root" "$(debian_mirror)" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; say "debootstrap failed"; exit 1; }
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  cp /etc/hosts "$root/etc/hosts"
  # A server that a package brings must not be started in here.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  copy_apt_settings "$root"
  copy_git_settings "$root"
  copy_pip_settings "$root"
  mkdir -p "$root/root/liner-notes"
  git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -cf - -T - 2>/dev/null |
    tar -xf - -C "$root/root/liner-notes"
}

mount_into() {
  local place
  mount --bind "$root" "$root"
  mount --rbind /dev "$root/dev"
  mount -t proc proc "$root/proc"
  for place in "$swift" "${shared_places[@]}"; do bind "$place" "$place"; done
  if [[ -n ${LINERNOTES_FIXTURES:-} ]]; then bind "$(readlink -f "$LINERNOTES_FIXTURES")" /fixtures; fi
}

# Shows a file or folder of this machine in the root, where it can't be written to.
bind() {
  if [[ -d $1 ]]; then mkdir -p "$root$2"; else mkdir -p "$(dirname "$root$2")"; touch "$root$2"; fi
  mount --bind "$1" "$root$2"
  mount -o remount,bind,ro "$root$2"
}

inside() {
  chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 TERM=dumb PATH="$swift/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
    ${LINERNOTES_FIXTURES:+LINERNOTES_FIXTURES=/fixtures} "${proxies[@]}" \
    bash -c 'cd /root/liner-notes && exec "$@"' bash "$@"
}

run() {
  local started=$SECONDS
  say "make $1"
  inside make "$1" || { say "make $1: FAILED after $((SECONDS - started)) s"; exit 1; }
  say "make $1: done in $((SECONDS - started)) s"
}

clean_up() {
  if [[ -n ${KEEP:-} ]]; then say "kept: $LINERNOTES_BARE_ROOT"; else rm -rf --one-file-system "$LINERNOTES_BARE_ROOT"; fi
}

require "$@"
swift=$(swift_folder)
if [[ -z ${LINERNOTES_BARE_ROOT:-} ]]; then
  # Once more in name spaces of mounts and processes, which end with it, and whatever still runs in them.
  LINERNOTES_BARE_ROOT=$(mktemp -d /var/tmp/liner-notes-bare.XXXXXXXX)
  export LINERNOTES_BARE_ROOT
  trap clean_up EXIT
  unshare --mount --propagation private --pid --fork --kill-child "$PWD/deploy/checks/bare.sh" "$@"
  exit
fi

root=$LINERNOTES_BARE_ROOT/root
mkdir -p "$root"
make_root
mount_into
say "what swift.org names for Debian 12"
inside apt-get update -q >"$root.log" 2>&1 &&
  inside env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${swift_packages[@]}" \
    >>"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; say "apt-get failed"; exit 1; }
for target in "$@"; do run "$target"; done
say "all done on a bare machine: make $*"
