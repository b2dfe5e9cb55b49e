#!/usr/bin/env python3
"""Writes musicbrainz.jsonl from recorded MusicBrainz responses: core data only, one entity or relation a line.

Usage: LINERNOTES_FIXTURES=<folder> ./convert.py     (the folder that holds musicbrainz/)

Left out: search bodies (other shapes, thin), bodies that a test author edited, entities whose credit is not
recorded, and everything that is not core data (tags, genres, ratings, annotations).
"""
import json
import os
import pathlib
import re

FOLDER = pathlib.Path(os.environ["LINERNOTES_FIXTURES"]) / "musicbrainz"
HERE = pathlib.Path(__file__).parent
SKIPPED = re.compile(r"beets|work-level|search|error|_null|no_type|release_group_2|picard-artist|iswc|executive")
ID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
ARTIST = ["name", "sort-name", "disambiguation", "type", "type-id", "country", "gender", "gender-id", "area",
          "begin-area", "end-area", "life-span", "isnis", "ipis"]
ALIAS = ["name", "sort-name", "type", "type-id", "locale", "primary", "begin", "end", "ended"]
AREA = ["id", "name", "sort-name", "disambiguation", "type", "type-id", "iso-3166-1-codes", "iso-3166-2-codes"]
RECORDING = ["title", "length", "disambiguation", "video", "first-release-date"]
WORK = ["title", "disambiguation", "type", "type-id", "language", "languages", "iswcs"]
GROUP = ["title", "disambiguation", "primary-type", "primary-type-id", "secondary-types", "secondary-type-ids",
         "first-release-date"]
RELEASE = ["title", "disambiguation", "status", "status-id", "date", "country", "barcode", "asin", "packaging",
           "packaging-id", "quality", "text-representation"]
MEDIUM = ["position", "title", "format", "format-id"]
TARGETS = {"artist": "artist", "recording": "recording", "release": "release", "work": "work", "url": "url",
           "release_group": "release-group", "release-group": "release-group"}

entities, relations = {}, {}


def keep(kind, source, keys):
    """Adds what the source knows about an entity; a value never replaces a known one."""
    known = entities.setdefault((kind, source["id"]), {"kind": kind, "id": source["id"]})
    for key in keys:
        if source.get(key) not in (None, "", []) and known.get(key) in (None, "", []):
            known[key] = source[key]
        elif key in source and key not in known and source[key] == "":
            known[key] = ""
    return known


def area(source):
    return {key: source[key] for key in AREA if key in source} if source else None


def artist(source):
    source = dict(source)
    for key in ["area", "begin-area", "end-area"]:
        source[key] = area(source.get(key) or source.get(key.replace("-", "_")))
    known = keep("artist", source, ARTIST)
    for alias in source.get("aliases") or []:
        entry = {key: alias.get(key) for key in ALIAS if alias.get(key) not in (None, "")}
        if entry not in known.setdefault("aliases", []):
            known["aliases"].append(entry)
    related("artist", source)


def credit(known, source):
    if source.get("artist-credit"):
        for part in source["artist-credit"]:
            artist(part["artist"])
        known["artist-credit"] = [[p["artist"]["id"], p["name"], p.get("joinphrase") or ""]
                                  for p in source["artist-credit"]]


def recording(source):
    known = keep("recording", source, RECORDING)
    credit(known, source)
    for isrc in source.get("isrcs") or []:
        known.setdefault("isrcs", [])
        if isrc not in known["isrcs"]:
            known["isrcs"].append(isrc)
    related("recording", source)


def work(source):
    keep("work", source, WORK)
    related("work", source)


def group(source):
    known = keep("release-group", source, GROUP)
    credit(known, source)
    related("release-group", source)


def release(source):
    known = keep("release", source, RELEASE)
    credit(known, source)
    events = [{"date": e.get("date") or "", "area": area(e.get("area"))} for e in source.get("release-events") or []]
    if events:
        known["release-events"] = events
    if source.get("release-group"):
        group(source["release-group"])
        known["release-group"] = source["release-group"]["id"]
    media = [medium(m) for m in source.get("media") or []]
    if media and all("tracks" in m for m in media):
        known["media"] = media
    related("release", source)


def medium(source):
    known = {key: source[key] for key in MEDIUM if source.get(key) not in (None, "")}
    if "tracks" in source:
        known["tracks"] = []
        for track in source["tracks"]:
            recording(track["recording"])
            known["tracks"].append([track["id"], track["number"], track["title"], track.get("length"),
                                    track["recording"]["id"]])
    return known


READERS = {"artist": artist, "recording": recording, "release": release, "work": work, "release-group": group,
           "url": lambda source: (keep("url", source, ["resource"]), related("url", source))}


def related(kind, source):
    for relation in source.get("relations") or []:
        target = relation.get("target-type") or next((k for k in TARGETS if k in relation), None)
        if target not in TARGETS or not isinstance(relation.get(target), dict):
            continue
        READERS[TARGETS[target]](relation[target])
        here, there = [kind, source["id"]], [TARGETS[target], relation[target]["id"]]
        forward = relation["direction"] == "forward"
        line = {"kind": "relation", "type": relation["type"], "type-id": relation["type-id"],
                "source": here if forward else there, "target": there if forward else here}
        credits = ["source-credit", "target-credit"]
        for key, name in zip(credits, credits if forward else credits[::-1]):
            if relation.get(name):
                line[key] = relation[name]
        for key in ["attributes", "attribute-ids", "attribute-values", "attribute-credits", "begin", "end", "ended",
                    "ordering-key"]:
            if relation.get(key):
                line[key] = relation[key]
        identity = json.dumps([line["type-id"], line["source"], line["target"], line.get("attributes")])
        relations.setdefault(identity, line)


def served(kind, known):
    """Whether enough is recorded to serve the entity as the provider would."""
    if not ID.match(known["id"]):
        return False
    if kind in ("recording", "release-group"):
        return "artist-credit" in known
    if kind == "release":
        recordings = [entities[("recording", t[4])] for m in known.get("media", []) for t in m["tracks"]]
        return ("artist-credit" in known and "release-group" in known and recordings != []
                and all("artist-credit" in r for r in recordings))
    return True


for path in sorted(FOLDER.glob("*.json")):
    if SKIPPED.search(path.name):
        continue
    body = json.loads(path.read_text())
    lists = {"artists": artist, "recordings": recording, "releases": release, "release-groups": group,
             "urls": READERS["url"]}
    for name, reader in lists.items():
        for item in body.get(name) or []:
            reader(item)
    if "resource" in body:
        READERS["url"](body)
    elif "media" in body or "packaging" in body:
        release(body)
    elif "iswcs" in body:
        work(body)
    elif "primary-type" in body:
        group(body)
    elif "sort-name" in body:
        artist(body)
    elif "video" in body:
        recording(body)
    elif "isrc" in body:
        for item in body["recordings"]:
            entities[("recording", item["id"])].setdefault("isrcs", []).append(body["isrc"])

kept = {key for key, known in entities.items() if served(key[0], known)}
lines = [known for key, known in entities.items() if key in kept]
lines += [r for r in relations.values() if tuple(r["source"]) in kept and tuple(r["target"]) in kept]
needed = {tuple(x) for r in lines if r["kind"] == "relation" for x in (r["source"], r["target"])}
needed |= {("artist", c[0]) for e in lines for c in e.get("artist-credit", [])}
thin = {"work", "url"}
lines = [e for e in lines if e["kind"] not in thin or (e["kind"], e["id"]) in needed]
order = ["artist", "release-group", "release", "recording", "work", "url", "relation"]
lines.sort(key=lambda e: order.index(e["kind"]))
text = "".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) + "\n" for e in lines)
(HERE / "musicbrainz.jsonl").write_text(text)
