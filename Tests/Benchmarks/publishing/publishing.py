#!/usr/bin/env python3
"""How fast a bulk feed is loaded, in how much memory, and how good its audit is; prints Markdown: publishing.py [WORKS]

`liner publishing make-feed` makes a feed up, with every rule broken in known places and near misses beside them. Precision
and recall are counted against those, rule by rule; less than 1 of either fails.

Needs a release build of liner (its folder in EXECUTABLES), Debian's Postgres and Python.
"""

import collections, os, pathlib, subprocess, sys, tempfile, time

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import private_postgres

PORT = 54335
CREDITS = """
create temporary table given (isrc text, title text, writer text, confidence float8);
\\copy given from '{folder}/credits.tsv'
with track as (
  insert into linernotes.tracks (title) select distinct on (isrc) isrc || ' ' || title from given returning id, title
), code as (
  insert into linernotes.track_isrcs (track_id, isrc) select id, split_part(title, ' ', 1) from track returning *
), person as (
  insert into linernotes.people (name) select distinct writer from given returning id, name
)
insert into linernotes.credits (track_id, person_id, role, confidence, sources)
select c.track_id, p.id, 'writer', g.confidence, '{{musicbrainz}}'
from given g join code c on c.isrc = g.isrc join person p on p.name = g.writer;
"""


def measured(*command):
    """Seconds, peak memory in MB and output of a program."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"publishing: {' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begun, usage.ru_maxrss / 1024, output


def lines(path):
    return pathlib.Path(path).read_text().splitlines()


def rows(folder, csv):
    """What was to be found and what was found, as sets of (ISRC, rule)."""
    import csv as reader

    expected = {tuple(line.split("\t")) for line in lines(f"{folder}/expected.tsv")}
    with open(csv, newline="") as file:
        found = {(row["isrc"], row["rule"]) for row in reader.DictReader(file)}
    return expected, found


def main():
    works = sys.argv[1] if len(sys.argv) > 1 else "100000"
    liner = os.environ["EXECUTABLES"] + "/liner"
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = private_postgres.start(home, PORT)
        try:
            run(liner, works, folder)
        finally:
            private_postgres.stop(home)
            os.makedirs(home, exist_ok=True)


def run(liner, works, folder):
    subprocess.run([liner, "migrate"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([liner, "publishing", "make-feed", folder, "--works", works], check=True, stdout=subprocess.DEVNULL)
    shares = len(lines(f"{folder}/feed/musicalworkrightshares.tsv")) - 1
    size = sum(file.stat().st_size for file in pathlib.Path(folder, "feed").iterdir()) / 1e6
    load, load_memory, _ = measured(liner, "publishing", "load", f"{folder}/feed")
    subprocess.run(
        ["psql", "-qX", "-v", "ON_ERROR_STOP=1", os.environ["DATABASE_URL"]], input=CREDITS.format(folder=folder),
        text=True, check=True)
    audit, audit_memory, _ = measured(
        liner, "publishing", "audit", "--isrc", f"{folder}/isrcs.txt", "--csv", f"{folder}/found.csv")
    print("| what | works | shares | MB | s | shares a second | peak memory, MB |\n|---|---|---|---|---|---|---|")
    print(f"| load | {works} | {shares} | {size:.0f} | {load:.1f} | {shares / load:.0f} | {load_memory:.0f} |")
    print(f"| audit of all | {works} | {shares} | | {audit:.1f} | {shares / audit:.0f} | {audit_memory:.0f} |\n")
    expected, found = rows(folder, f"{folder}/found.csv")
    print("| rule | broken | found | precision | recall |\n|---|---|---|---|---|")
    count = lambda pairs: collections.Counter(rule for _, rule in pairs)
    broken, named, right = count(expected), count(found), count(expected & found)
    for rule in sorted(broken | named):
        precision, recall = right[rule] / max(1, named[rule]), right[rule] / max(1, broken[rule])
        print(f"| {rule} | {broken[rule]} | {named[rule]} | {precision:.4f} | {recall:.4f} |")
    if expected != found:
        sys.exit("publishing: the audit is not exact")


main()
