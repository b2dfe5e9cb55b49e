# Sourced by the scripts beside it: says what is missing, and how to get it.

say() { echo "setup: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Ends the script where a program is missing: needs PROGRAM DEBIAN-PACKAGE…
needs() {
  command -v "$1" >/dev/null || fail "$1 is missing. On Debian: apt-get install ${*:2}"
}

# A virtual environment of Python: make_python FOLDER
make_python() {
  needs python3 python3 python3-venv
  python3 -m venv "$1" || fail "Python can't make a virtual environment. On Debian: apt-get install python3-venv"
}

# Installs into it: with_pip PYTHON ARGUMENT…
with_pip() {
  "$1" -m pip install --quiet --disable-pip-version-check --no-input "${@:2}" ||
    fail "pip could not install what is needed: is there a way to pypi.org (https_proxy), and room on the disk?"
}
