"""Runs the examples of Markdown documents, and holds what they show against what really comes out.

    documents.py [--accept] FOLDER-OF-LEGCRAMP DOCUMENT.md...

In a ```console block each line `$ COMMAND` is run by sh. `< ` lines are typed to it. What follows is its output, with
`! ` before each line of standard error, and `[exit N]` last if N is not 0. --accept writes what came out instead.
"""

import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def run(command, typed, environment, folder):
    done = subprocess.run(["sh", "-c", command], input=typed, env=environment, cwd=folder,
                          capture_output=True, text=True, errors="replace", timeout=int(os.environ.get("DOCUMENTS_SECONDS", "300")))
    lines = done.stdout.splitlines()
    lines += ["! " + line for line in done.stderr.splitlines()]
    if done.returncode:
        lines.append(f"[exit {done.returncode}]")
    return lines


def renew(block, environment, folder):
    """The lines of a console block as they should be, and how many commands it holds."""
    renewed, count, at = [], 0, 0
    while at < len(block):
        line = block[at]
        at += 1
        renewed.append(line)
        if not line.startswith("$ "):
            continue
        typed = ""
        while at < len(block) and block[at].startswith("< "):
            renewed.append(block[at])
            typed += block[at][2:] + "\n"
            at += 1
        while at < len(block) and not block[at].startswith("$ "):
            at += 1
        renewed += run(line[2:], typed, environment, folder)
        count += 1
    return renewed, count


def check(document, environment, accept):
    text = document.read_text()
    commands = 0
    with tempfile.TemporaryDirectory() as folder:
        def renew_match(match):
            nonlocal commands
            lines, count = renew(match.group(2).splitlines(), environment, folder)
            commands += count
            return match.group(1) + "".join(line + "\n" for line in lines) + "```"
        renewed = re.sub(r"(^```console\n)(.*?)^```", renew_match, text, flags=re.S | re.M)
    if accept:
        document.write_text(renewed)
        return commands, "as written" if renewed == text else "renewed"
    if renewed != text:
        sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), renewed.splitlines(True),
                                                   f"{document} says", f"{document} gets", n=1))
        return commands, "NOT as written"
    return commands, "as written"


def main():
    arguments = sys.argv[1:]
    accept = arguments[0] == "--accept"
    folder, *documents = arguments[1:] if accept else arguments
    environment = {"PATH": f"{os.path.abspath(folder)}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                   "HOME": "/nonexistent", "LEGCRAMP_SOURCE": str(pathlib.Path(__file__).resolve().parent.parent)}
    failed = 0
    longest_first = sorted(map(pathlib.Path, documents), key=lambda path: -path.stat().st_size)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        outcomes = list(workers.map(lambda path: check(path, environment, accept), longest_first))
    for name, (commands, outcome) in zip(longest_first, outcomes):
        failed += outcome.startswith("NOT")
        print(f"{name}: {commands} commands, {outcome}")
        if commands == 0:
            sys.exit(f"{name} holds no command")
    sys.exit(1 if failed else 0)


main()
