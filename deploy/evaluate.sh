#!/usr/bin/env bash
# Prints docs/evaluation.md and writes the diagram beside it: labelled discoveries through the fleet, beside the truth.
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/setup/needs.sh
progress=$(mktemp)
trap 'rm -f "$progress"' EXIT
[[ -x bin/liner ]] || fail "bin/liner is missing: run make build"

# Runs an evaluation and prints what it printed, as a block of code: evaluate TITLE ARGUMENT…
evaluate() {
  local title=$1 found
  shift
  printf '\n## %s\n\n    $ liner evaluate%s\n\n' "$title" "${*:+ $*}"
  found=$(COLUMNS=130 bin/liner evaluate "$@" 2>"$progress") || fail "liner evaluate: $(tail -n 1 "$progress")"
  sed 's/^\(.\)/    \1/' <<<"$found"
}

cat <<'HEAD'
# Evaluation

How much of the truth discoveries find, how much they get wrong, and whether a confidence is the probability that it says
it is. `make evaluate` writes this file, through the real fleet: simulated providers over HTTP, workers, Postgres, the
stored credits.

**Labels.** Track, person and role, from 388 real number-one songs (who wrote and produced them), from recordings of
MusicBrainz's own test data, and from 40 artists who are made up to be hard and say so in their names: versions of songs in
several languages beside the plain ones, namesakes, groups beside their members, people with two names or several
spellings, collections and albums with a producer of the whole.

**Sources.** Each has its own view of the labels: MusicBrainz leaves out 35 of 100 credits, Genius 40, Discogs 30; of made-up
people 1, 2 and 2 of 100 are somebody else (of real people nothing wrong is ever said), and Genius has half of
MusicBrainz's mistakes too. Genius knows some by other names or without their accents, has no page for versions, and calls
a quarter of the co-producers producers; Discogs prints other spellings and states some credits of whole records. Which
credits that concerns is drawn anew in each view.

**Halves.** The model of confidence was made of half of the artists (`make learn`); all figures here are of the other half.
In brackets stands the middle 95 of 100 of what other artists would have given (bootstrap by artist, with a fixed seed).
What they can't say: how often the real services are wrong. The habits above are assumptions, and the real sources are
better in some corners and worse in others.
HEAD

evaluate "All sources" --diagram docs/reliability.svg
cat <<'DIAGRAM'

Producers, by confidence: on the dashed line a confidence is the share that is true. Beside each point stands how many
credits it is.

![Reliability diagram: confidence beside the share of credits that is true](reliability.svg)
DIAGRAM
evaluate "MusicBrainz alone" --only musicbrainz
evaluate "Spotify and Genius" --only spotify,genius
evaluate "The model" --weights
cat <<'TAIL'

Natural logarithms of odds: weights add up, 0 is even, +2.3 ten to one. A source's name is that it
states the credit of the recording or its work; `of-release` that it does so of a whole
album; `match-…` that its track was recognised by less than an id; `left-out` that a further source names others beside
those whom the stating ones name; `opposed-by` that it names others alone, `contradicted-by` that both name just one.
Where there are no examples the weight is what one would think without any. How it is learnt:
[decision 18](decisions/0018-confidence-is-a-probability.md).
TAIL
