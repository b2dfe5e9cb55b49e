#!/usr/bin/env python3
"""Writes the bill of materials as CycloneDX 1.6: sbom.py [--output FILE] [--check PYTHON] [EXECUTABLE…]

What is built in, from Package.resolved; what the executables load, from the Debian packages that their libraries belong
to on this machine. Nothing in it depends on the time: the same inputs give the same bytes. --check has the Python that has
cyclonedx-python-lib look whether it keeps to the schema.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse
import uuid

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
CHECKER = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(f"the bill of materials: {problem}" if problem else 0)
"""


def swift_packages():
    """What SwiftPM has resolved, by address, version and commit."""
    for pin in json.loads((REPOSITORY / "Package.resolved").read_text(encoding="utf-8"))["pins"]:
        place = re.sub(r"^https://|\.git$", "", pin["location"])
        version = pin["state"].get("version") or pin["state"]["revision"]
        yield {
            "type": "library",
            "bom-ref": f"pkg:swift/{place}@{version}",
            "name": pin["identity"],
            "version": version,
            "purl": f"pkg:swift/{place}@{version}",
            "externalReferences": [{"type": "vcs", "url": pin["location"], "comment": pin["state"]["revision"]}],
        }


def toolchain():
    """Swift's own libraries, which are linked into each executable."""
    said = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"Swift version (\S+)", said).group(1)
    yield {
        "type": "framework",
        "bom-ref": f"pkg:generic/swift@{version}",
        "name": "swift",
        "version": version,
        "purl": f"pkg:generic/swift@{version}",
    }


def loaded_libraries(executables):
    """The files that the loader finds for them."""
    for executable in executables:
        done = subprocess.run(["ldd", executable], capture_output=True, text=True, check=True)
        if "not found" in done.stdout:
            sys.exit(f"{executable} lacks a library: {done.stdout}")
        yield from re.findall(r"(/\S+) \(0x", done.stdout)


def debian_packages(libraries):
    """The packages that the files belong to."""
    if not libraries:
        return
    names = {os.path.basename(os.path.realpath(library)) for library in libraries}
    # One look into dpkg's lists for all of them: each takes a second.
    patterns = [f"*/{name}" for name in sorted(names)]
    found = subprocess.run(["dpkg-query", "--search", *patterns], capture_output=True, text=True, check=False).stdout
    owners = {}
    for line in found.splitlines():
        owner, _, path = line.partition(": ")
        owners.setdefault(os.path.basename(path), owner.split(",")[0])
    missing = names - set(owners)
    if missing:
        sys.exit(f"belongs to no Debian package, so it can't be named: {', '.join(sorted(missing))}")
    owners = {owner for name, owner in owners.items() if name in names}
    for owner in sorted(owners):
        shown = "${Package}\t${Version}\t${Architecture}"
        done = subprocess.run(["dpkg-query", "--show", f"--showformat={shown}", owner], capture_output=True, text=True, check=True)
        name, version, architecture = done.stdout.split("\t")
        # An epoch's colon and a plus are written as the form of such names wants it.
        purl = f"pkg:deb/debian/{name}@{urllib.parse.quote(version, safe='')}?arch={architecture}"
        yield {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


def bill(executables):
    components = [*toolchain(), *swift_packages()] + list(debian_packages(set(loaded_libraries(executables))))
    identity = json.dumps(components, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, identity)}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "liner-notes", "name": "liner-notes"}},
        "components": components,
        "dependencies": [{"ref": "liner-notes", "dependsOn": [component["bom-ref"] for component in components]}],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", metavar="FILE")
    parser.add_argument("--check", metavar="PYTHON")
    parser.add_argument("executables", nargs="*", metavar="EXECUTABLE")
    options = parser.parse_args()
    text = json.dumps(bill(options.executables), indent=2) + "\n"
    if options.check:
        subprocess.run([options.check, "-c", CHECKER], input=text, text=True, check=True)
    if options.output:
        pathlib.Path(options.output).write_text(text, encoding="utf-8")
    elif not options.check:
        print(text, end="")


main()
