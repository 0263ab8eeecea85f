"""Holds the manual page against what the program does.

    manual.py LEGCRAMP

Every example runs as it stands, without a complaint; these are the examples of the help pages as well. The page is clean for
mandoc, and says what every help page says.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

GIVEN = '{ "format_version": "1.0", "answers": { "chest-pain": "no" } }'
failures = []


def run(command, folder=None, **more):
    return subprocess.run(command, shell=isinstance(command, str), cwd=folder, capture_output=True, text=True, **more)


def text_of(page):
    """What is read: without the language of the page."""
    text = re.sub(r"^\.(?:It|Ss|Sh|Dl|Cm) ?", "", page, flags=re.M).replace("\\-", "-").replace("Fl -", "--")
    return re.sub(r"\s+", " ", text.replace("Fl ", "-").replace("Ar ", "").replace("Cm ", "").replace(" , ", ", "))


def check_examples(page, environment):
    examples = re.findall(r"^(?:\.Dl )?(legcramp.*)$", page, flags=re.M)
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "given.json").write_text(GIVEN)
        knowledge = run("legcramp export knowledge", env=environment).stdout
        for name in ("mine.json", "old.json"):
            pathlib.Path(folder, name).write_text(knowledge)
        pathlib.Path(folder, "new.json").write_text(knowledge.replace("Loosen the bedding", "Loosen the covers"))
        for example in examples:
            done = run(example, folder, env=environment)
            # 4: more answers are needed; 1: diff found what changed.
            allowed = {"ask": (0, 4), "diff": (1,)}.get((example.split() + [""])[1], (0,))
            if done.returncode not in allowed or done.stderr or not (done.stdout or ">" in example):
                failures.append(f"{example}: exit {done.returncode}, {done.stderr!r}")
    return examples


def main():
    program = os.path.abspath(sys.argv[1])
    environment = {**os.environ, "PATH": f"{os.path.dirname(program)}:{os.environ['PATH']}"}
    page = run([program, "export", "manual"]).stdout
    lint = run(["mandoc", "-T", "lint", "-W", "warning"], input=page)
    if lint.stdout or lint.stderr:
        failures.append(lint.stdout + lint.stderr)

    examples = check_examples(page, environment)
    words = text_of(page)
    commands = re.findall(r"^\.Ss ([a-z]+)", page, flags=re.M)
    compared = 0
    for command in ["", *commands]:
        help_page = run([program, "help", *command.split()]).stdout
        shown = re.findall(r"^  (?! )(.+?)(?: {2,}(.*))?$", help_page, flags=re.M)
        for line in (part for pair in shown for part in pair if part):
            compared += 1
            if line not in words:
                failures.append(f"the help page of {command or 'legcramp'} says {line!r}, the manual does not")
    print("\n".join(failures))
    print(f"{len(examples)} examples ran; {compared} lines of {len(commands)} help pages stand in the manual; {len(failures)} faults")
    sys.exit(1 if failures or not examples or not compared else 0)


main()
