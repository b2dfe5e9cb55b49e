#!/usr/bin/env python3
"""Writes manual pages of programs, one for each command, from what they say of themselves: manual.py FOLDER PROGRAM…"""

import json
import pathlib
import subprocess
import sys


def escaped(text):
    """As roff takes it: no character of it means anything."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def name(argument):
    """`--limit <number>`, or `<artist>` where it has no name."""
    value = f"<{argument['valueName']}>" if argument["kind"] != "flag" else ""
    names = ["-" * (1 if each["kind"] == "short" else 2) + each["name"] for each in argument.get("names", [])]
    return (", ".join(names) + (" " + value if names and value else "") or value) if names or value else ""


def synopsis(path, command, arguments):
    words = [".B " + escaped(" ".join(path))]
    if command.get("subcommands"):
        words.append("[command]")
    for argument in arguments:
        text = escaped(name(argument).split(", ")[-1]) + ("..." if argument.get("isRepeating") else "")
        words.append(f"[{text}]" if argument.get("isOptional") else text)
    return "\n".join(words)


def described(argument):
    lines = [argument.get("abstract", ""), argument.get("discussion", "")]
    if argument.get("defaultValue"):
        lines.append(f"Default: {argument['defaultValue']}.")
    if argument.get("allValues"):
        lines.append(f"One of: {', '.join(argument['allValues'])}.")
    return escaped(" ".join(line for line in lines if line))


def page(path, command):
    """The page of one command: roff, for man."""
    arguments = [each for each in command.get("arguments", []) if each.get("shouldDisplay")]
    title = "-".join(path)
    parts = [
        f'.TH "{escaped(title.upper())}" 1 "" "Liner Notes"',
        f".SH NAME\n{escaped(title)} \\- {escaped(command.get('abstract', ''))}",
        f".SH SYNOPSIS\n{synopsis(path, command, arguments)}",
    ]
    if command.get("discussion"):
        parts.append(f".SH DESCRIPTION\n.nf\n{escaped(command['discussion'])}\n.fi")
    if arguments:
        listed = [f".TP\n.B {escaped(name(each))}\n{described(each)}" for each in arguments]
        parts.append(".SH OPTIONS\n" + "\n".join(listed))
    shown = [each for each in command.get("subcommands", []) if each.get("shouldDisplay")]
    if shown:
        listed = [f".TP\n.BR {escaped('-'.join([*path, each['commandName']]))} (1)\n{escaped(each.get('abstract', ''))}" for each in shown]
        parts.append(".SH COMMANDS\n" + "\n".join(listed))
    if len(path) > 1:
        parts.append(f'.SH "SEE ALSO"\n.BR {escaped("-".join(path[:-1]))} (1)')
    return "\n".join(parts) + "\n"


def write(folder, path, command):
    (folder / f"{'-'.join(path)}.1").write_text(page(path, command), encoding="utf-8")
    for each in command.get("subcommands", []):
        if each.get("shouldDisplay") and each["commandName"] != "help":
            write(folder, [*path, each["commandName"]], each)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for program in sys.argv[2:]:
        said = subprocess.run([program, "--experimental-dump-help"], capture_output=True, text=True, check=True)
        write(folder, [pathlib.Path(program).name], json.loads(said.stdout)["command"])


main()
