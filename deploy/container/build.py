#!/usr/bin/env python3
"""Takes the steps of a Dockerfile without Docker: build.py --into FOLDER [--arg NAME=VALUE] [--stage NAME=FOLDER] FILE

Each stage is a folder that RUN is run in by chroot (so as root), and the last stage's is FOLDER. A stage that is given by
--stage is taken as it is, and its steps are left out: the programs that this machine has built, in place of building them
again. Only what our Dockerfile says is understood; anything else ends this, so that nothing is left out in silence.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))


def steps(text):
    """Instruction and argument of each step: comments dropped, continued lines joined."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    for step in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        instruction, _, rest = step.strip().partition(" ")
        yield instruction.upper(), rest.strip()


class Build:
    """The stages so far, each a folder, and what the last one is to be started with."""

    def __init__(self, given, arguments, work):
        self.given, self.arguments, self.work = given, arguments, work
        self.stages, self.variables = {}, {}
        self.root, self.is_given, self.config = None, False, {}

    def take(self, instruction, rest):
        if self.is_given and instruction != "FROM":
            return
        method = getattr(self, "do_" + instruction.lower(), None)
        if method is None:
            sys.exit(f"build.py knows no {instruction}: teach it, or leave that out of the Dockerfile")
        print(f"{instruction} {rest}", file=sys.stderr)
        method(rest)

    def do_from(self, rest):
        base, _, name = re.fullmatch(r"(\S+)( +AS +(\S+))?", rest, re.I).groups()
        self.is_given, self.config, self.variables = name in self.given, {}, {}
        if self.is_given:
            self.root = os.path.abspath(self.given[name])
        else:
            self.root = tempfile.mkdtemp(dir=self.work)
            os.chmod(self.root, 0o755)
            if base.startswith("debian:bookworm"):
                subprocess.run([os.path.join(HERE, "base.sh"), self.root], check=True)
            elif base != "scratch":
                sys.exit(f"build.py can't make {base}: give the stage with --stage {name}=FOLDER")
        self.stages[name] = self.root

    def do_arg(self, rest):
        name, _, default = rest.partition("=")
        self.variables[name] = self.arguments.get(name, default)

    def do_run(self, rest):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", **self.variables}
        command = ["chroot", self.root, "/bin/sh", "-c", rest]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            sys.exit(f"{done.stdout[-2000:]}\nbuild.py: RUN {rest} ended with {done.returncode}")

    def do_copy(self, rest):
        words = shlex.split(rest)
        source_root = REPOSITORY
        if words[0].startswith("--from="):
            source_root = self.stages[words.pop(0).removeprefix("--from=")]
        source, target = (self.inside(root, path) for root, path in zip((source_root, self.root), words, strict=True))
        # As Docker has it: of a folder, what is in it; a file goes into a target that ends with a stroke.
        os.makedirs(target if words[1].endswith("/") else os.path.dirname(target), exist_ok=True)
        contents = os.path.join(source, ".") if os.path.isdir(source) else source
        subprocess.run(["cp", "-a", "--no-target-directory" if os.path.isdir(source) else "--", contents, target], check=True)

    def do_user(self, rest):
        self.config["user"] = rest

    def do_entrypoint(self, rest):
        self.config["entrypoint"] = json.loads(rest)

    @staticmethod
    def inside(root, path):
        return os.path.join(root, path.lstrip("/"))


def pair(text):
    name, _, value = text.partition("=")
    return name, value


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", required=True, metavar="FOLDER")
    parser.add_argument("--arg", action="append", default=[], type=pair, metavar="NAME=VALUE")
    parser.add_argument("--stage", action="append", default=[], type=pair, metavar="NAME=FOLDER")
    parser.add_argument("dockerfile")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="liner-notes-image.", dir="/var/tmp")
    try:
        build = Build(dict(options.stage), dict(options.arg), work)
        with open(options.dockerfile, encoding="utf-8") as file:
            for instruction, rest in steps(file.read()):
                build.take(instruction, rest)
        shutil.rmtree(options.into, ignore_errors=True)
        os.makedirs(os.path.dirname(os.path.abspath(options.into)), exist_ok=True)
        shutil.move(build.root, options.into)
        with open(options.into.rstrip("/") + ".json", "w", encoding="utf-8") as file:
            json.dump(build.config, file)
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
