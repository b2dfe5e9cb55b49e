#!/bin/sh
# Collects what one program needs to run, into an empty root: collect.sh PROGRAM ROOT
# The program, the libraries that it loads, the certificates of authorities, and the few files that libc looks for.
set -eu

program=$1
root=$2
name=$(basename "$program")

mkdir -p "$root/opt/liner-notes/bin" "$root/etc/ssl/certs" "$root/run/secrets" "$root/dev" "$root/proc"
mkdir -m 1777 "$root/tmp"
install -m 755 "$program" "$root/opt/liner-notes/bin/$name"
ln -s "bin/$name" "$root/opt/liner-notes/program"
install -m 644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
echo 'liner-notes:x:10001:10001::/tmp:/nonexistent' >"$root/etc/passwd"
echo 'liner-notes:x:10001:' >"$root/etc/group"
printf 'passwd: files\nhosts: files dns\n' >"$root/etc/nsswitch.conf"
# Whoever runs the container puts its own in their place.
touch "$root/etc/hosts" "$root/etc/resolv.conf"

# Each library under the name that the loader asks for; a missing one ends this.
libraries=$(ldd "$program")
case $libraries in *"not found"*) echo "$libraries" >&2 && exit 1 ;; esac
echo "$libraries" | grep -o '/[^ ]*' | while read -r library; do
  install -D -m 755 "$library" "$root$library"
  # Their licences ask to be handed on.
  package=$(dpkg-query --search "*/$(basename "$(readlink -f "$library")")" 2>/dev/null | sed 's/[:,].*//;q' || true)
  if [ -n "$package" ] && [ -e "/usr/share/doc/$package/copyright" ]; then
    install -D -m 644 "/usr/share/doc/$package/copyright" "$root/usr/share/doc/$package/copyright"
  fi
done
