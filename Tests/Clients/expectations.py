"""What the scripts beside this one share: the simulator's address, and a way to say what is wrong."""

import sys

# Of the form of an id, but given to nobody.
UNKNOWN_SPOTIFY_ID = "0simAAAAAAAAAAAAAAAAAA"


def simulator() -> str:
    """The root URL of the simulator: the only argument of each script."""
    if len(sys.argv) != 2 or not sys.argv[1].startswith("http://"):
        sys.exit(f"usage: {sys.argv[0]} http://127.0.0.1:8484")
    return sys.argv[1].rstrip("/")


def expect(what: str, found, wanted) -> None:
    """Ends the script with a sentence when the two differ."""
    if found != wanted:
        sys.exit(f"{sys.argv[0]}: {what}: expected {wanted!r}, found {found!r}")


def expect_true(what: str, found) -> None:
    """Ends the script with a sentence when something does not hold."""
    if not found:
        sys.exit(f"{sys.argv[0]}: expected: {what}")
