"""Holds HAZARDS.md and THIRD_PARTY.md against the tests: no hazard without a test, no tag without a hazard, no test that is
only said to exist.

    hazards.py
"""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
title = r'TEST_CASE\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)(?:,\s*"([^"]*)")?\)'


def main():
    titles, tags = set(), set()
    for path in root.glob("tests/*_test.cpp"):
        for name, of_it in re.findall(title, path.read_text()):
            titles.add("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', name)))
            tags.update(re.findall(r"\[(.*?)\]", of_it))
    rows = [line for line in (root / "tests/HAZARDS.md").read_text().splitlines() if line.startswith("| ")][1:]
    hazards = [tag for row in rows for tag in re.findall(r"`\[([a-z-]+)\]` \|$", row)]
    wrong = [f"HAZARDS.md: a row without a tag: {row}" for row in rows if not re.search(r"`\[[a-z-]+\]` \|$", row)]
    wrong += [f"no test has the tag [{tag}]" for tag in hazards if tag not in tags]
    wrong += [f"no hazard has the tag [{tag}]" for tag in tags if tag not in hazards]
    traps = (root / "THIRD_PARTY.md").read_text().split("## Notices")[0].split("## What surprises")[1]
    named = [name for row in traps.splitlines() if row.startswith("| ") for name in re.findall(r"\*(.*?)\*", row.split(" | ")[-1])]
    wrong += [f"THIRD_PARTY.md: no test is called: {name}" for name in named if name not in titles]
    print(*wrong, f"{len(hazards)} hazards, {len(tags)} tags, {len(named)} tests of traps", sep="\n")
    sys.exit(1 if wrong or len(hazards) < 12 or len(named) < 10 else 0)


main()
