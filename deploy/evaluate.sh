#!/usr/bin/env bash
# Prints docs/evaluation.md: the same seeded discovery asked of different providers, beside the truth.
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/setup/needs.sh
progress=$(mktemp)
trap 'rm -f "$progress"' EXIT
[[ -x bin/liner ]] || fail "bin/liner is missing: run make build"

cat <<'HEAD'
# Evaluation

How much of the truth a discovery finds, and how much it gets wrong. The providers are simulated, from one catalogue:
each leaves credits out (MusicBrainz 35 %, Genius 40 %, Discogs 30 %), always the same ones, and names somebody else for
a few (1 %, 2 %, 2 %). The artist, Synthetic Artist One, is made up and says so, as are the producers: 109 albums, 413
tracks, one producer with another name at Genius, one with a namesake. "Wrong" counts credits that we state and the
truth does not, however low their confidence.

What it shows: no source alone finds more than two thirds. Together they find nearly all; each brings its mistakes along,
and a mistake has one witness where a truth has two or three.

`make evaluate` writes this file.
HEAD

for providers in spotify,genius musicbrainz musicbrainz,spotify,genius,discogs,instagram; do
  case $providers in
    spotify,genius) title="Spotify and Genius" ;;
    musicbrainz) title="MusicBrainz alone" ;;
    *) title="All providers" ;;
  esac
  printf '\n## %s\n\n    $ liner evaluate --only %s\n\n' "$title" "$providers"
  found=$(COLUMNS=80 bin/liner evaluate --only "$providers" 2>"$progress") || fail "liner evaluate: $(tail -n 1 "$progress")"
  sed 's/^\(.\)/    \1/' <<<"$found"
done
