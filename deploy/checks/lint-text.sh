#!/usr/bin/env bash
# Checks that need no tool: no tabs, no blanks at line ends, a line break at the end, shell scripts that parse.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../setup/needs.sh"
needs find findutils
echo x | grep -qP x || fail "grep knows no Perl expressions here. On Debian: apt-get install grep"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

status=0
complain() {
  echo "$1" >&2
  status=1
}

mapfile -d '' -t files < <(find Package.swift README.md CONTRIBUTING.md CHANGELOG.md Sources Tests sql cron deploy docs .ci -type f -not -path '*/Generated/*' \
  \( -name '*.swift' -o -name '*.sql' -o -name '*.sh' -o -name '*.md' -o -name '*.yaml' -o -name '*.service' \
  -o -name '*.timer' -o -name crontab -o -name run \) -print0)

tabs=$(grep -nIP '\t' "${files[@]}" || true)
[[ -z $tabs ]] || complain "$tabs"$'\n'"Tabs: use spaces, or \\t in text."
blanks=$(grep -nIE ' +$' "${files[@]}" || true)
[[ -z $blanks ]] || complain "$blanks"$'\n'"Blanks at the end of a line: remove them."
for file in "${files[@]}"; do
  [[ ! -s $file || -z $(tail -c 1 "$file") ]] || complain "$file: no line break at the end."
  case $file in
    *.sh | .ci/run)
      bash -n "$file" || complain "$file: does not parse."
      [[ -x $file ]] || complain "$file: is not executable (chmod +x)."
      ;;
  esac
done

# Links between our own documents lead somewhere.
while IFS=: read -r file link; do
  target=${link%%#*}
  [[ -z $target || -e $(dirname "$file")/$target ]] || complain "$file: the link to $link leads nowhere."
done < <(grep -oHP '(?<=\]\()[^)\s]+(?=\))' README.md CONTRIBUTING.md CHANGELOG.md $(find docs -name '*.md') | grep -vE ':(https?|mailto):' || true)

exit "$status"
