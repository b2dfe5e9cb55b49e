#!/usr/bin/env python3
"""Looks for unsafe migrations with squawk: migrations.py SQUAWK. What is known stands in migrations.exceptions."""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SQL = HERE.parent.parent / "sql"


def known():
    """(file, rule) of what is done all the same."""
    lines = (HERE / "migrations.exceptions").read_text(encoding="utf-8").splitlines()
    entries = [line.split(maxsplit=2) for line in lines if line.strip() and not line.startswith("#")]
    for entry in entries:
        if len(entry) < 3:
            sys.exit(f"migrations.exceptions: {' '.join(entry)} lacks its reason")
    return {(file, rule) for file, rule, _ in entries}


def found(squawk):
    """(file, rule) of what squawk finds, each with a line that says where and what."""
    files = sorted(SQL.glob("*/migrations/*.sql"))
    command = [squawk, "--config", HERE.parent.parent / ".squawk.toml", "--reporter", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        findings = json.loads(done.stdout)
    except ValueError:
        sys.exit(f"squawk failed: {done.stdout}{done.stderr}")
    result = {}
    for finding in findings:
        path = pathlib.Path(finding["file"])
        name = f"{path.parent.parent.name}/{path.stem}"
        text = f"{name}, line {finding['line'] + 1}: {finding['rule_name']}: {finding['message']}"
        result.setdefault((name, finding["rule_name"]), text)
    return result


def main():
    exceptions, findings = known(), found(sys.argv[1])
    problems = [text for key, text in sorted(findings.items()) if key not in exceptions]
    if problems:
        problems.append("Make them safe (https://squawkhq.com/docs/rules), or say why not in migrations.exceptions.")
    problems += [f"migrations.exceptions: {' '.join(key)} fits nothing; remove it." for key in exceptions - set(findings)]
    sys.exit("\n".join(problems) or 0)


main()
