#!/usr/bin/env bash
# Installs what `make build` has built: install.sh EXECUTABLES PREFIX PROGRAM…, below DESTDIR where that is set.
# Executables, manual pages, completions for bash, zsh and fish, and the operator's documents with what they install from.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/setup/needs.sh
needs python3 python3

executables=$1 prefix=$2
shift 2
[[ $prefix == /* ]] || fail "PREFIX is $prefix; it must be a path from the root, such as /usr/local"
target=${DESTDIR:-}$prefix
for program in "$@"; do
  [[ -x $executables/$program ]] || fail "$executables/$program is not there: run make build first"
done

install -d "$target/bin" "$target/share/man/man1"
for program in "$@"; do
  # Into place by a rename: a worker that runs keeps its old file.
  install -m 755 "$executables/$program" "$target/bin/.$program.new"
  mv -f "$target/bin/.$program.new" "$target/bin/$program"
done

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
deploy/install/manual.py "$pages" "${@/#/$executables/}"
install -m 644 "$pages"/*.1 "$target/share/man/man1/"

# As each shell looks for them: its completion folder, and the name that it wants there.
complete() {
  install -d "$target/share/$2"
  "$executables/liner" --generate-completion-script "$1" >"$pages/completions"
  install -m 644 "$pages/completions" "$target/share/$2/$3"
}
complete bash bash-completion/completions liner
complete zsh zsh/site-functions _liner
complete fish fish/vendor_completions.d liner.fish

documents=$target/share/doc/liner-notes
install -d "$documents/operations" "$documents/systemd"
install -m 644 README.md CHANGELOG.md LICENSE NOTICE "$documents/"
install -m 644 docs/operations/*.md "$documents/operations/"
install -m 644 cron/crontab deploy/environment.example "$documents/"
install -m 644 deploy/systemd/* "$documents/systemd/"
echo "Installed in $target: $*"
